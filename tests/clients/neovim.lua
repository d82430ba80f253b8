-- nvim --headless -u NONE -c "luafile tests/clients/neovim.lua": opens a piece, waits for what is said of it, fixes it.
-- FOLDER holds the pieces, GALLEY is the program. Ends with status 0, or says what is wrong.
local folder = os.getenv("FOLDER")

local function fail(message)
  io.stderr:write("neovim: " .. message .. "\n")
  vim.cmd("cquit 1")
end

local function wait(what, condition)
  if not vim.wait(15000, condition, 20) then
    fail(what .. " didn't come about: " .. vim.inspect(vim.diagnostic.get(0)))
  end
end

local function by_code(code)
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.code == code or (one.user_data and one.user_data.lsp and one.user_data.lsp.code == code) then
      return one
    end
  end
end

vim.g.galley_program = os.getenv("GALLEY")
vim.cmd("filetype on")
vim.cmd("luafile editors/neovim/galley.lua")
vim.cmd("edit " .. folder .. "/piece.txt")

wait("a repeated word", function() return by_code("repeated-word") end)
wait("a passage of another piece", function() return by_code("repeated-passage") end)
local word = by_code("repeated-word")
if word.lnum ~= 0 or word.col ~= 15 or word.source ~= "galley" then
  fail("the word stands elsewhere: " .. vim.inspect(word))
end
local related = by_code("repeated-passage").user_data.lsp.relatedInformation
if not related[1].location.uri:find("archive.txt") then
  fail("the other place is not named: " .. vim.inspect(related))
end

-- The first action at the word, as a person picks it.
vim.ui.select = function(items, _, choose) choose(items[1]) end
vim.api.nvim_win_set_cursor(0, { 1, 16 })
vim.lsp.buf.code_action()
wait("the fix", function() return vim.api.nvim_buf_get_lines(0, 0, 1, false)[1] == "Café: we keep the key in a safe place." end)
wait("silence about the word", function() return not by_code("repeated-word") end)

-- Two keys, and the slip is back.
vim.api.nvim_buf_set_text(0, 0, 15, 0, 15, { "the " })
wait("the word again", function() return by_code("repeated-word") end)

-- The house's word is written into its configuration.
vim.fn.writefile({ "# Ours." }, folder .. "/galley.toml")
vim.fn.writefile({ "The defence was read. The defence was long.", "", "The defense was short." }, folder .. "/words.txt")
vim.cmd("edit! " .. folder .. "/words.txt")
wait("a word in two forms", function() return by_code("spelling-variant") end)
vim.api.nvim_win_set_cursor(0, { 3, 6 })
vim.ui.select = function(items, _, choose)
  for _, item in ipairs(items) do
    local title = (item.action or item[2]).title
    if title == "Add to terms: “defence”, not “defense”" then
      choose(item)
    end
  end
end
vim.lsp.buf.code_action()
local configuration = vim.fn.fnamemodify(folder, ":p") .. "galley.toml"
local function terms()
  return table.concat(vim.api.nvim_buf_get_lines(vim.fn.bufadd(configuration), 0, -1, false), "|")
end
wait("the term", function() return vim.fn.bufloaded(configuration) == 1 and terms() == '# Ours.||[terms]|"defence" = ["defense"]' end)
vim.cmd("qall!")
