// Makes the tables of linter/style/tagger.cpp from the packages wink-pos-tagger
// and wink-lexicon of the npm registry:
//
//   cd "$(mktemp -d)" && npm install --ignore-scripts wink-pos-tagger@2.2.2 wink-lexicon@2.2.0
//   node …/tools/tagger/make_tables.js node_modules …/linter/style
const fs = require('fs');
const path = require('path');

const [packages, folder] = process.argv.slice(2).map((each) => path.resolve(each));
const load = (name) => require(path.join(packages, name));
const head = '// Made by tools/tagger/make_tables.js. Don\'t edit.\n';
const quoted = (text) => '"' + text.replace(/["\\]/g, '\\$&') + '"';

function lexicon() {
  const words = load('wink-lexicon/src/lexicon.js');
  const groups = new Map();
  for (const word of Object.keys(words).sort()) {
    if (/\s/.test(word)) continue;
    const tags = words[word].join(' ');
    if (!groups.has(tags)) groups.set(tags, []);
    groups.get(tags).push(word);
  }
  let text = head;
  for (const tags of [...groups.keys()].sort()) {
    const all = groups.get(tags);
    for (let at = 0; at < all.length; at += 400) text += `{${quoted(tags)}, ${quoted(all.slice(at, at + 400).join(' '))}},\n`;
  }
  fs.writeFileSync(path.join(folder, 'tagger_lexicon.inc'), text);
}

// "^(a|b)$" -> "a|b"; "..ing$" -> "*ing".
function alternatives(pattern) {
  const source = pattern.source;
  if (/^\.*[a-z]+\$$/.test(source)) return '*' + source.replace(/[.$]/g, '');
  const parts = source.replace(/^\^\((.*)\)\$$/, '$1').split('|').map((part) => part.replace(/^\^|\$$/g, '').replace(/\\(.)/g, '$1'));
  if (pattern.flags || parts.some((part) => /[()[\]*+?^ ]/.test(part))) throw new Error('another kind of pattern: ' + pattern);
  return parts.join('|');
}

function test(rule) {
  const { property, delta, range } = rule.operand;
  const place = range ? `${range[0]}:${range[1]}` : `${delta}:${delta}`;
  return `${property === 'pos' ? 't' : 'w'}:${place}:${alternatives(rule.matches)}`;
}

function rules() {
  let text = head;
  for (const stage of ['value-rules-le0', 'pos-rules-le0', 'value-rules-ge0', 'pos-rules-ge0']) {
    const all = load(`wink-pos-tagger/src/rules/${stage}.js`);
    for (const tag of Object.keys(all)) {
      for (const rule of all[tag]) {
        if (rule.thenPosAt !== 0) throw new Error('a rule that changes another word');
        text += `{Stage::${stage.replace(/-/g, '_')}, ${quoted(tag)}, ${quoted(rule.willBe)}, ${quoted(rule.rules.map(test).join(' '))}},\n`;
      }
    }
  }
  fs.writeFileSync(path.join(folder, 'tagger_rules.inc'), text);
}

lexicon();
rules();
