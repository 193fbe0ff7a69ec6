'use strict'

// The planner in AsciiDoc, for Antora and for Asciidoctor.js: a block macro, so
// that an author writes one line. The attribute `cmek-planner-url` of the site
// says where the planner is; without it, nothing can be built.
//
//   cmek-planner::1_s.aws.us-east-2[mode=view,type=serverless]

const RULE = 'Each combination of database type, cloud provider and region needs a customer key of its own.'
const NAMES = ['mode', 'theme', 'type', 'provider', 'height', 'title']

const escaped = (text) =>
  String(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign])

module.exports.register = (registry) => {
  registry.blockMacro('cmek-planner', function () {
    this.process((parent, target, attributes) => {
      const url = parent.getDocument().getAttribute('cmek-planner-url')
      if (!url) throw new Error('cmek-planner: the attribute cmek-planner-url does not say where the planner is')
      const home = String(url).replace(/\/*$/, '/')
      const plan = target.replace(/^.*#/, '')
      const given = NAMES.filter((name) => name in attributes).map((name) => [name, attributes[name]])
      const all = [['plan', plan], ['src', home], ...given].map(([name, value]) => ` ${name}="${escaped(value)}"`)
      const link = `${home}${plan && '#'}${plan}`
      return this.createBlock(
        parent,
        'pass',
        `<script src="${escaped(home)}embed.js" defer></script>\n<cmek-planner${all.join('')}>` +
          `<p>${RULE} <a href="${escaped(link)}">Open the customer key planner</a></p></cmek-planner>`
      )
    })
  })
}
