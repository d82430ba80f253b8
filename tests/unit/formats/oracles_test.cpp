// The readers against other people's parsers: the text of documents must agree.
#include <array>
#include <memory>
#include <random>
#include <string>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <doctest/doctest.h>
#include <gumbo.h>

#include "linter/formats/format.h"
#include "tests/unit/formats/invariants.h"

namespace {

using namespace galley;

constexpr std::string_view picture = "\xEF\xBF\xBC";

// One space for each run of white space, and none at the ends.
std::string collapsed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    const bool no_break = text.substr(at, 2) == "\xC2\xA0";
    if (no_break) ++at;
    const bool space = no_break || byte == ' ' || (byte >= '\t' && byte <= '\r');
    if (!space) out += byte;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

using Blocks = std::string;  // one a line

void add(Blocks& blocks, std::string_view text) {
  if (const std::string block = collapsed(text); !block.empty()) blocks += block + "\n";
}

Blocks ours(Document (*parse)(std::shared_ptr<const SourceFile>), const std::string& text) {
  const Document document = parse(std::make_shared<SourceFile>("a", text));
  CHECK(find_fault(document) == "");
  Blocks blocks;
  for (const Block& block : document.blocks()) add(blocks, document.text(block.span));
  return blocks;
}

// Markdown

void add_inline(cmark_node* node, std::string& text) {
  for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
    switch (cmark_node_get_type(child)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        text += cmark_node_get_literal(child);
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        text += '\n';
        break;
      default:
        if (cmark_node_get_type(child) == CMARK_NODE_IMAGE) {
          text += picture;
        } else {
          add_inline(child, text);
        }
    }
  }
}

void add_blocks(cmark_node* node, Blocks& blocks) {
  const std::string_view kind = cmark_node_get_type_string(node);
  if (kind == "code_block") return add(blocks, cmark_node_get_literal(node));
  if (kind == "paragraph" || kind == "heading" || kind == "table_cell") {
    std::string text;
    add_inline(node, text);
    return add(blocks, text);
  }
  for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child))
    add_blocks(child, blocks);
}

Blocks by_cmark(const std::string& text) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  for (const char* name : {"table", "strikethrough", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, text.data(), text.size());
  cmark_node* root = cmark_parser_finish(parser);
  Blocks blocks;
  add_blocks(root, blocks);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return blocks;
}

using Random = std::minstd_rand;

template <std::size_t size>
const char* pick(Random& random, const std::array<const char*, size>& all) {
  return all[random() % size];
}

std::string random_line(Random& random) {
  static constexpr std::array pieces = {"plain words",
                                        "*em*",
                                        "**strong *both***",
                                        "_under_score_",
                                        "`code`",
                                        "`` a`b ``",
                                        "[link](http://a.example/x_y)",
                                        "[*l*](<u> 'title')",
                                        "![alt *x*](y.png)",
                                        "~~gone~~",
                                        "&amp;",
                                        "&rsquo;",
                                        "&#x41;",
                                        "\\*",
                                        "\\_x\\_",
                                        "a_b_c",
                                        "<http://a.example>",
                                        "3.5",
                                        "2 * 3 * 4",
                                        "[ref]",
                                        "[not",
                                        "a]",
                                        "it's",
                                        "“q”",
                                        "été",
                                        "x\\\\y",
                                        "!",
                                        "snake_case_name"};
  std::string line = "w";
  for (auto count = random() % 6 + 1; count > 0; --count) line.append(" ").append(pick(random, pieces));
  return line;
}

std::string random_paragraph(Random& random, const std::string& prefix) {
  std::string text = random_line(random);
  for (auto count = random() % 3; count > 0; --count)
    text.append(random() % 4 == 0 ? "  " : "").append("\n").append(prefix).append(random_line(random));
  return text + "\n";
}

std::string random_block(Random& random, const std::string& prefix, int depth) {
  switch (depth > 2 ? random() % 5 : random() % 9) {
    case 0:
      return "## " + random_line(random) + (random() % 2 ? " ##\n" : "\n");
    case 1:
      return random_line(random) + "\n" + prefix + "---\n";
    case 2:
      return "```c\n" + prefix + "int *a*;\n" + prefix + "```\n";
    case 5:
      return "> " + random_block(random, prefix + "> ", depth + 1);
    case 6:
      return "- " + random_block(random, prefix + "  ", depth + 1) + prefix + "- " +
             random_block(random, prefix + "  ", depth + 1);
    case 7:
      return "7. " + random_block(random, prefix + "   ", depth + 1) + prefix + "8. " +
             random_block(random, prefix + "   ", depth + 1);
    case 8:
      if (depth == 0) return "| " + random_line(random) + " | b |\n|---|---|\n| " + random_line(random) + " | c |\n";
      [[fallthrough]];
    default:
      return random_paragraph(random, prefix);
  }
}

// HTML

void add_html(const GumboNode* node, std::string& text, Blocks& blocks);

bool is_inline(GumboTag tag) {
  for (const GumboTag each : {GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_I, GUMBO_TAG_EM, GUMBO_TAG_STRONG, GUMBO_TAG_SPAN,
                              GUMBO_TAG_CODE, GUMBO_TAG_SUB}) {
    if (tag == each) return true;
  }
  return false;
}

void add_children(const GumboNode* node, std::string& text, Blocks& blocks) {
  const GumboVector& children = node->v.element.children;
  for (unsigned child = 0; child < children.length; ++child)
    add_html(static_cast<const GumboNode*>(children.data[child]), text, blocks);
}

void end_block(std::string& text, Blocks& blocks) {
  add(blocks, text);
  text.clear();
}

void add_html(const GumboNode* node, std::string& text, Blocks& blocks) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
    text += node->v.text.text;
  } else if (node->type == GUMBO_NODE_ELEMENT) {
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_TITLE) return;
    if (tag == GUMBO_TAG_IMG) text += picture;
    if (tag == GUMBO_TAG_BR) text += '\n';
    const bool block = !is_inline(tag) && tag != GUMBO_TAG_IMG && tag != GUMBO_TAG_BR;
    if (block) end_block(text, blocks);
    add_children(node, text, blocks);
    if (block) end_block(text, blocks);
  }
}

Blocks by_gumbo(const std::string& source) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, source.data(), source.size());
  std::string text;
  Blocks blocks;
  add_html(output->root, text, blocks);
  end_block(text, blocks);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return blocks;
}

std::string random_html(Random& random, int depth) {
  static constexpr std::array pieces = {"plain words",
                                        "<b>bold</b>",
                                        "<i>it</i>alic",
                                        "a<em> em </em>b",
                                        "&amp;",
                                        "&rsquo;s",
                                        "&nbsp;",
                                        "x &lt; y",
                                        "<br>",
                                        "<img src=a>",
                                        "<!-- c -->",
                                        "<a href='x>y'>link</a>",
                                        "H<sub>2</sub>O",
                                        "été",
                                        "a\n  b",
                                        "1 < 2",
                                        "<code>c d</code>",
                                        "<script>x<y</script>"};
  std::string text;
  for (auto count = random() % 5 + 1; count > 0; --count)
    text.append(pick(random, pieces)).append(random() % 3 ? " " : "");
  if (depth > 3) return text;
  static constexpr std::array wraps = {"<p>@</p>",
                                       "<p>@",
                                       "<div>@</div>",
                                       "<ul><li>@<li>@</ul>",
                                       "<ol><li>@</li><li>@</li></ol>",
                                       "<h2>@</h2>",
                                       "<blockquote>@</blockquote>",
                                       "<table><tr><td>@<td>@</table>",
                                       "@<section>@</section>@",
                                       "<dl><dt>@<dd>@</dl>"};
  if (random() % 5 == 0) return text;
  const std::string wrap = pick(random, wraps);
  const bool only_inline = wrap.starts_with("<p") || wrap.starts_with("<h");
  std::string out;
  for (const char byte : wrap) {
    if (byte == '@')
      out += random_html(random, only_inline ? 9 : depth + 1);
    else
      out += byte;
  }
  return out;
}

}  // namespace

TEST_CASE("The text of Markdown agrees with cmark") {
  for (const std::string text :
       {"a  \nb", "* a\n\n  b\n* c", "1) a\n2) b", "> a\n> - b\n>   c\n> d", "    code\n\na", "a\n===\n\n# b #c #",
        "[a]\n\n[a]: b 'c'", "a<b>c</b>", "| a\\|b |\n|--|\n| `c` |\n", "***a** b*", "a ** b **", "*a\nb*", "`a\n b`",
        "[a\nb](c\n'd')  e", "&copy;&#35;&bad;", "- [x] a\n- [ ] b", "1. a\n\n   > b\n\n   c", "+ a\n+\n+ b"}) {
    CAPTURE(text);
    CHECK(ours(parse_markdown, text) == by_cmark(text));
  }
}

TEST_CASE("The text of random Markdown agrees with cmark") {
  Random random{7};
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (auto count = random() % 5 + 1; count > 0; --count) text += random_block(random, "", 0) + "\n";
    CAPTURE(text);
    REQUIRE(ours(parse_markdown, text) == by_cmark(text));
  }
}

TEST_CASE("The text of random HTML agrees with gumbo") {
  Random random{7};
  for (int round = 0; round < 400; ++round) {
    const std::string text = random_html(random, 0);
    CAPTURE(text);
    REQUIRE(ours(parse_html, text) == by_gumbo(text));
  }
}
