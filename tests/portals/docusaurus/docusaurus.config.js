// A small site as Docusaurus builds them, with the planner in two of its pages.
module.exports = {
  title: "A portal",
  url: "https://portal.invalid",
  baseUrl: "/",
  onBrokenLinks: "throw",
  scripts: [{ src: "https://planner.invalid/embed.js", defer: true }],
  headTags: [{ tagName: "link", attributes: { rel: "icon", href: "data:," } }],
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false, pages: false, sitemap: false }]],
  themeConfig: { colorMode: { defaultMode: "light", respectPrefersColorScheme: false } },
};
