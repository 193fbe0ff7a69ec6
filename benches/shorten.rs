//! Makes the scripts of a build lighter, and the names by which a module and
//! its script know each other: wasm-bindgen hashes those, so that a hundred of
//! them compress badly, and Trunk cannot minify its scripts. Makes one sheet of
//! all style sheets, which compresses better and is asked for once.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// The bytes that every module begins with.
const MAGIC: usize = 8;

/// The sections of a module that hold names.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// Shortens every script of a folder, and the names in the modules that belong
/// to them.
pub fn shorten(dist: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if path.extension().is_none_or(|kind| kind != "js") {
            continue;
        }
        let mut script = fs::read_to_string(&path)?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let module = path.with_file_name(format!("{stem}_bg.wasm"));
        if module.exists() {
            let mut names = Names::default();
            fs::write(&module, renamed(&fs::read(&module)?, &mut names)?)?;
            script = names.put_into(&script)?;
        }
        fs::write(&path, stripped(&script))?;
    }
    Ok(())
}

/// Makes one sheet of those that a page names, in their order.
pub fn join_styles(dist: &Path) -> Result<(), Box<dyn Error>> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    let (page, sheets) = without_sheets(&page, "style.css");
    let mut joined = String::new();
    for sheet in &sheets {
        joined.push_str(&fs::read_to_string(dist.join(sheet))?);
        fs::remove_file(dist.join(sheet))?;
    }
    // Another sheet has another name, lest a browser keeps the one before.
    let mut hasher = DefaultHasher::new();
    joined.hash(&mut hasher);
    let name = format!("style-{:016x}.css", hasher.finish());
    fs::write(dist.join(&name), joined)?;
    fs::write(dist.join("index.html"), page.replacen("./style.css", &format!("./{name}"), 1))?;
    Ok(())
}

/// A page that names one sheet in the place of the first of its own, and those.
fn without_sheets(page: &str, name: &str) -> (String, Vec<String>) {
    let (before, after) = ("<link href=./", " rel=stylesheet>");
    let (mut rest, mut one, mut sheets) = (page, String::new(), Vec::new());
    while let Some((start, behind)) = rest.split_once(before) {
        one.push_str(start);
        match behind.split_once('>') {
            Some((inside, behind)) if inside.ends_with(" rel=stylesheet") => {
                if sheets.is_empty() {
                    one.push_str(&[before, name, after].concat());
                }
                sheets.push(inside.trim_end_matches(" rel=stylesheet").to_owned());
                rest = behind;
            }
            _ => {
                one.push_str(before);
                rest = behind;
            }
        }
    }
    one.push_str(rest);
    (one, sheets)
}

/// The short names, by the long ones.
#[derive(Default)]
struct Names(HashMap<String, String>);

impl Names {
    /// The short name of what wasm-bindgen named; other names stay.
    fn short(&mut self, name: &str) -> String {
        if !name.starts_with("__wb") && !name.starts_with("wasm_bindgen__") {
            return name.to_owned();
        }
        let next = format!("${}", self.0.len());
        self.0.entry(name.to_owned()).or_insert(next).clone()
    }

    /// Puts the short names into the script that knows the long ones.
    fn put_into(&self, script: &str) -> Result<String, Box<dyn Error>> {
        let is_taken = |(at, _)| script.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
        if script.match_indices('$').any(is_taken) {
            return Err("the script has names such as $1 already".into());
        }
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
        let mut short = String::with_capacity(script.len());
        for word in script.split_inclusive(|c| !is_of_name(c)) {
            let name = word.trim_end_matches(|c| !is_of_name(c));
            short.push_str(self.0.get(name).map_or(name, String::as_str));
            short.push_str(&word[name.len()..]);
        }
        Ok(short)
    }
}

/// A module with short names.
fn renamed(module: &[u8], names: &mut Names) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut reader = Reader { rest: module };
    let mut renamed = reader.take(MAGIC)?.to_vec();
    while !reader.rest.is_empty() {
        let section = reader.byte()?;
        let length = reader.number()?;
        let mut inside = Reader { rest: reader.take(length)? };
        let content = match section {
            IMPORTS | EXPORTS => entries(&mut inside, section == IMPORTS, names)?,
            _ => inside.rest.to_vec(),
        };
        renamed.push(section);
        push_number(&mut renamed, content.len());
        renamed.extend(content);
    }
    Ok(renamed)
}

/// The entries of a section of names. An import has the name of its module
/// before its own.
fn entries(inside: &mut Reader, are_imports: bool, names: &mut Names) -> Result<Vec<u8>, Box<dyn Error>> {
    let count = inside.number()?;
    let mut entries = Vec::new();
    push_number(&mut entries, count);
    for _ in 0..count {
        if are_imports {
            push_name(&mut entries, &inside.name()?);
        }
        push_name(&mut entries, &names.short(&inside.name()?));
        let kind = inside.byte()?;
        if are_imports && kind != 0 {
            return Err("the module imports something that is no function".into());
        }
        entries.push(kind);
        push_number(&mut entries, inside.number()?);
    }
    Ok(entries)
}

/// What is said of a module that was cut.
const TOO_SHORT: &str = "the module ends too early";

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Box<dyn Error>> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(TOO_SHORT)?;
        self.rest = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, Box<dyn Error>> {
        let (byte, rest) = self.rest.split_first().ok_or(TOO_SHORT)?;
        self.rest = rest;
        Ok(*byte)
    }

    /// An unsigned number, seven bits a byte, the lowest first.
    fn number(&mut self) -> Result<usize, Box<dyn Error>> {
        let mut number = 0;
        for place in 0..5 {
            let byte = self.byte()?;
            number |= usize::from(byte & 127) << (7 * place);
            if byte < 128 {
                return Ok(number);
            }
        }
        Err("the module has a number of more than 32 bits".into())
    }

    fn name(&mut self) -> Result<String, Box<dyn Error>> {
        let length = self.number()?;
        Ok(String::from_utf8(self.take(length)?.to_vec())?)
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        bytes.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn push_name(bytes: &mut Vec<u8>, name: &str) {
    push_number(bytes, name.len());
    bytes.extend(name.as_bytes());
}

/// A script without comments that stand on lines of their own, and without
/// indentation; one with a text over several lines, or with code behind a
/// comment, stays as it is.
fn stripped(script: &str) -> String {
    let is_mixed = |line: &str| {
        let behind = line.trim().strip_prefix("/*").and_then(|line| line.split_once("*/"));
        !line.matches('`').count().is_multiple_of(2) || behind.is_some_and(|(_, code)| !code.is_empty())
    };
    if script.lines().any(is_mixed) {
        return script.to_owned();
    }
    let mut stripped = String::with_capacity(script.len());
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            stripped.push_str(line);
            stripped.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    stripped
}

#[cfg(test)]
mod tests {
    use super::{Names, renamed, stripped, without_sheets};

    #[test]
    fn a_module_and_its_script_agree_on_short_names() {
        let module = |import: &str, export: &str| {
            let mut module = b"\0asm\x01\0\0\0".to_vec();
            let mut section = |kind: u8, parts: &[&str]| {
                let names = parts.iter().flat_map(|it| [&[it.len() as u8], it.as_bytes()].concat());
                let content = [vec![1], names.collect(), vec![0, 0]].concat();
                module.extend([&[kind, content.len() as u8], content.as_slice()].concat());
            };
            section(2, &["./glue.js", import]);
            section(7, &[export]);
            module
        };
        let mut names = Names::default();
        let short = renamed(&module("__wbg_call_0123", "__wbindgen_start"), &mut names).unwrap();
        assert_eq!(short, module("$0", "$1"));
        let script = "({ __wbg_call_0123: f, __wbg_call_01: g }); wasm.__wbindgen_start();";
        assert_eq!(names.put_into(script).unwrap(), "({ $0: f, __wbg_call_01: g }); wasm.$1();");
        assert!(names.put_into("let $1;").is_err());
        assert!(renamed(&short[..20], &mut names).is_err());
    }

    #[test]
    fn one_sheet_takes_the_place_of_all() {
        let page = "<p><link href=./a.css rel=stylesheet><link href=./i.svg rel=icon><link href=./b.css rel=stylesheet><p>";
        let (one, sheets) = without_sheets(page, "one.css");
        assert_eq!(one, "<p><link href=./one.css rel=stylesheet><link href=./i.svg rel=icon><p>");
        assert_eq!(sheets, ["a.css", "b.css"]);
    }

    #[test]
    fn comments_and_indentation_go() {
        let check = |input: &str, expected: &str| assert_eq!(stripped(input), expected);
        check("/**\n * a\n */\nf() {\n    // b\n\n  g(`//`); // c\n}", "f() {\ng(`//`); // c\n}\n");
        check("/* a */\nb", "b\n");
        check(" /* a */ b", " /* a */ b");
        check("f(`\n  // a`)", "f(`\n  // a`)");
    }
}
