# `make` alone lists what there is to do.
#
# The tools that a build needs go to .tools/, at the versions pinned here and in
# Trunk.toml. Each target asks the tools for their version first and installs
# only what is missing or of another one.

TRUNK := 0.21.14
WASM_BINDGEN := $(shell sed -n 's/^wasm_bindgen = "\(.*\)"/\1/p' Trunk.toml)
WASM_OPT := $(shell sed -n 's/^wasm_opt = "version_\(.*\)"/\1/p' Trunk.toml)

# What turns the links of the tests into AsciiDoc's HTML, what looks for
# barriers, and what drives Firefox.
ASCIIDOCTOR := 4.1.0
AXE_VERSION := 4.14.1
GECKODRIVER_VERSION := 0.37.1

# What builds the portals that the planner is embedded in.
ANTORA := 3.1.15
DOCUSAURUS := 3.10.2
MKDOCS_MATERIAL := 9.7.0

# The most that a first visit may weigh, the reader that an import fetches, the
# drawer that comes with the first plan, and the element that other pages load,
# in KB of 1,000 bytes under brotli 11.
BUDGET := 175
READER_BUDGET := 60
DRAWER_BUDGET := 65
ELEMENT_BUDGET := 2.5

# The make of macOS looks simple commands up in the PATH it was started with.
# Any other shell than its default one makes it honour the line below.
SHELL := /bin/bash
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/.tools/node_modules/.bin:$(PATH)

# Trunk is pinned, so it need not ask for a newer version at every start.
export TRUNK_SKIP_VERSION_CHECK := true

# Trunk takes NO_COLOR for a boolean and stops at the customary 1.
ifneq ($(origin NO_COLOR),undefined)
export NO_COLOR := true
endif

# No path of the machine that builds goes into what it builds: panics name the
# files of their crates.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := \
	--remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=cargo --remap-path-prefix=$(CURDIR)=planner

# The tools work for minutes: what would make them faster takes longer to compile
# than it saves.
INSTALL := CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
	cargo install --force --root .tools

NPM := npm install --loglevel error --no-audit --no-fund --no-save --no-package-lock --prefix

BUILD := SIZES_BUDGET=$(BUDGET) SIZES_READER_BUDGET=$(READER_BUDGET) SIZES_DRAWER_BUDGET=$(DRAWER_BUDGET) \
	SIZES_ELEMENT_BUDGET=$(ELEMENT_BUDGET) trunk build
BROWSER_TESTS := cargo test --features browser-tests --test browser

# Browsers that run beside a build, or beside each other, have too little time.
.NOTPARALLEL:

.PHONY: help serve build test native chromium firefox webkit check lengths screenshot screenshots clean \
	wasm-target tools browser firefox-browser webkit-browser asciidoctor axe portals

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s%s\n", $$1, $$2 }' Makefile

serve: tools ## Build the release and serve it on http://127.0.0.1:8080
	trunk serve

build: tools ## Build the release into dist/ and print its sizes
	$(BUILD)

# WebKitGTK and its driver are made for Linux alone.
WEBKIT := $(if $(filter Linux,$(shell uname -s)),webkit)

test: native build chromium firefox $(WEBKIT) ## Run all tests: those without a browser, and those in every engine

native: ## Run the tests that need no browser
	cargo test
	cargo test --no-default-features --features sizes --bin sizes

# These drive what was built, and build what was not.
dist/index.html: | tools
	$(BUILD)

chromium: browser asciidoctor axe portals | dist/index.html ## Drive the release in Chromium
	$(BROWSER_TESTS)

firefox: firefox-browser asciidoctor axe | dist/index.html ## Drive the release in Firefox
	ENGINE=firefox $(BROWSER_TESTS) -- --test-threads 2

webkit: webkit-browser asciidoctor axe | dist/index.html ## Drive the release in WebKit, on Linux
	ENGINE=webkit $(BROWSER_TESTS) -- --test-threads 2

check: wasm-target ## Check the format and deny every warning
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	cargo clippy --no-default-features --features ui --lib --bin planner --target wasm32-unknown-unknown -- -D warnings
	cargo clippy --no-default-features --features reader,drawer --lib --bin reader --bin drawer --target wasm32-unknown-unknown -- -D warnings
	cargo clippy --features browser-tests,sizes,lengths --all-targets -- -D warnings

lengths: ## Print how long links get, and check it
	cargo run -q --features lengths --bin lengths

screenshot: build browser ## Take the screenshot of this README
	README_SCREENSHOT=$(CURDIR)/tests/browser/screenshot.png $(BROWSER_TESTS) -- --ignored screenshot

screenshots: build browser axe portals ## Take pictures of every state into target/screenshots/
	SCREENSHOTS=$(CURDIR)/target/screenshots $(BROWSER_TESTS) states:: portals::

clean: ## Remove everything built; the tools stay in .tools/
	cargo clean
	rm -rf dist

# A look at the folder also finds the target of a Rust that came without rustup.
wasm-target:
	@[ -d "$$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] || rustup target add wasm32-unknown-unknown

HAS_WASM_OPT := [[ "$$(wasm-opt --version 2>/dev/null) " == "wasm-opt version $(WASM_OPT) "* ]]

# The lock file of wasm-bindgen-cli follows its dependencies so closely that a
# mirror of the registry may lack one; the second attempt takes what there is.
tools: wasm-target
	@[ "$$(trunk --version 2>/dev/null)" = "trunk $(TRUNK)" ] || \
		$(INSTALL) --locked trunk --version $(TRUNK)
	@[ "$$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $(WASM_BINDGEN)" ] || \
		$(INSTALL) --locked wasm-bindgen-cli --version $(WASM_BINDGEN) || \
		$(INSTALL) wasm-bindgen-cli --version $(WASM_BINDGEN)
	@if ! $(HAS_WASM_OPT) && command -v node >/dev/null && command -v npm >/dev/null; then \
		$(NPM) .tools binaryen@$(WASM_OPT).0.0; \
	fi; \
	if $(HAS_WASM_OPT); then echo "wasm-opt $(WASM_OPT): $$(command -v wasm-opt)"; \
	else echo "wasm-opt $(WASM_OPT): fetched by Trunk, since node and npm did not provide it"; fi

# The browser tests start the driver, and the driver finds the browser.
HAS_BROWSER := { [ -n "$$CHROMEDRIVER" ] || command -v chromedriver; } >/dev/null && \
	{ [ -n "$$CHROMIUM" ] || [ -d "/Applications/Google Chrome.app" ] || \
	command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null

define BROWSER_HELP
The browser tests need Chromium or Chrome, and the chromedriver of its version:
  Debian    apt-get install chromium chromium-driver
  Ubuntu    apt-get install chromium-browser chromium-chromedriver
  Fedora    dnf install chromium chromedriver
  Arch      pacman -S chromium
  macOS     npx @puppeteer/browsers install chrome@stable
            npx @puppeteer/browsers install chromedriver@stable
  Windows   one of the first two lines, inside WSL
Where they are not on PATH, set CHROMIUM and CHROMEDRIVER to their paths.
endef
export BROWSER_HELP

# Installs packages of Debian and its kin, as root or with its rights.
APT = root=; [ "$$(id -u)" = 0 ] || root="sudo -n"; apt="$$root env DEBIAN_FRONTEND=noninteractive apt-get"; \
	$$apt update && $$apt install -y --no-install-recommends

# Ubuntu names the packages in its own way, hence the second attempt.
browser:
	@if ! { $(HAS_BROWSER); } && command -v apt-get >/dev/null; then \
		$(APT) chromium chromium-driver || $$apt install -y chromium-browser chromium-chromedriver; \
	fi; \
	{ $(HAS_BROWSER); } || { echo "$$BROWSER_HELP" >&2; exit 1; }

HAS_FIREFOX := { command -v firefox-esr || command -v firefox || [ -d "/Applications/Firefox.app" ]; } >/dev/null

firefox-browser:
	@if ! { $(HAS_FIREFOX); } && command -v apt-get >/dev/null; then $(APT) firefox-esr; fi; \
	{ $(HAS_FIREFOX); } || { echo "The tests in Firefox need Firefox: https://www.mozilla.org/firefox/" >&2; exit 1; }
	@{ [ -n "$$GECKODRIVER" ] || [ "$$(geckodriver --version 2>/dev/null | sed -n '1s/^geckodriver \([0-9.]*\).*/\1/p')" = "$(GECKODRIVER_VERSION)" ]; } || \
		$(INSTALL) --locked geckodriver --version $(GECKODRIVER_VERSION)

HAS_WEBKIT := command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null

webkit-browser:
	@if ! { $(HAS_WEBKIT); } && command -v apt-get >/dev/null; then $(APT) webkit2gtk-driver xvfb; fi; \
	{ $(HAS_WEBKIT); } || { echo "The tests in WebKit need WebKitGTK with its WebKitWebDriver, and Xvfb: they run on Linux" >&2; exit 1; }

# Each in a folder of its own: npm removes from a folder what it was not told of.
NODE_TOOL = [ "$$(sed -n 's/^  "version": "\(.*\)",/\1/p' .tools/$(1)/node_modules/$(2)/package.json 2>/dev/null)" = "$(3)" ] || \
	{ command -v npm >/dev/null || { echo "The browser tests need Node 20 or newer, and npm, for $(2)." >&2; exit 1; }; \
	$(NPM) .tools/$(1) $(2)@$(3) $(4); }

asciidoctor:
	@$(call NODE_TOOL,asciidoctor,asciidoctor,$(ASCIIDOCTOR))

axe:
	@$(call NODE_TOOL,axe,axe-core,$(AXE_VERSION))

HAS_VENV := python3 -c "import ensurepip, venv" >/dev/null 2>&1

# The generators of the portals in tests/portals.
portals:
	@$(call NODE_TOOL,antora,antora,$(ANTORA))
	@$(call NODE_TOOL,docusaurus,@docusaurus/core,$(DOCUSAURUS),@docusaurus/preset-classic@$(DOCUSAURUS) react@19 react-dom@19)
	@command -v git >/dev/null || ! command -v apt-get >/dev/null || { $(APT) git; }
	@if ! [ -d .tools/mkdocs/lib/python3*/site-packages/mkdocs_material-$(MKDOCS_MATERIAL).dist-info ]; then \
		if ! $(HAS_VENV) && command -v apt-get >/dev/null; then $(APT) python3 python3-venv; fi; \
		$(HAS_VENV) || { echo "The tests of the portals need Python 3 with venv, for MkDocs." >&2; exit 1; }; \
		rm -rf .tools/mkdocs && python3 -m venv .tools/mkdocs && \
		.tools/mkdocs/bin/pip install --quiet --disable-pip-version-check mkdocs-material==$(MKDOCS_MATERIAL); \
	fi
