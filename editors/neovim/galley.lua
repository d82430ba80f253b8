-- Galley in Neovim (0.7 and later), by the built-in language client.
--
-- Put this file into ~/.config/nvim/plugin/. Text, Markdown, MDX, Quarto, reStructuredText, AsciiDoc, Org and HTML are
-- checked while you write; `vim.lsp.buf.code_action()` offers the fixes.

local filetypes = { "text", "markdown", "mdx", "quarto", "rmd", "rst", "asciidoc", "org", "html" }
local root_marks = { "galley.toml", ".vale.ini", ".git" }
local clients = {} -- by folder, where the client has no vim.lsp.start

-- The nearest folder above that has one of the marks, else the file's own.
local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  local at = folder
  while true do
    for _, mark in ipairs(root_marks) do
      if vim.loop.fs_stat(at .. "/" .. mark) then
        return at
      end
    end
    local above = vim.fn.fnamemodify(at, ":h")
    if above == at then
      return folder
    end
    at = above
  end
end

local function start(buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  if path == "" or vim.bo[buffer].buftype ~= "" then
    return
  end
  local root = root_of(path)
  local config = {
    name = "galley",
    cmd = { vim.g.galley_program or "galley", "lsp" },
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  config.on_exit = function()
    clients[root] = nil
  end
  clients[root] = clients[root] or vim.lsp.start_client(config)
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = filetypes,
  callback = function(event)
    start(event.buf)
  end,
})
