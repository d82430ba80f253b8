#include "linter/archive/database.h"

#include <filesystem>

#include <sqlite3.h>

#include "linter/text/error.h"

namespace galley::archive {
namespace {

// How long to wait while another process tidies its log up.
constexpr int patience_in_milliseconds = 10'000;

[[noreturn]] void fail(const std::string& name, int code, sqlite3* database) {
  const int primary = code & 0xFF;
  const std::string detail = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  if (primary == SQLITE_NOTADB || primary == SQLITE_CORRUPT) {
    throw Error(name + ": is damaged (" + detail + "); bring it back from a copy, or make the archive anew");
  }
  if (primary == SQLITE_FULL || primary == SQLITE_IOERR) {
    throw Error(name + ": can’t be written or read: " + detail + "; is the disk full? What was confirmed is safe");
  }
  if (primary == SQLITE_READONLY) throw Error(name + ": can’t be written: give yourself leave to write it");
  throw Error(name + ": " + detail);
}

// A path as part of an address, for what needs one.
std::string as_address(const std::string& path) {
  std::string address = "file:";
  for (const char byte : path) {
    if (byte == '?' || byte == '#' || byte == '%') {
      constexpr std::string_view digits = "0123456789ABCDEF";
      address += '%';
      address += digits[static_cast<unsigned char>(byte) >> 4];
      address += digits[byte & 15];
    } else {
      address += byte;
    }
  }
  return address;
}

}  // namespace

void Statement::Finalise::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(sqlite3* database, std::string name, std::string_view sql)
    : database_(database), name_(std::move(name)) {
  sqlite3_stmt* made = nullptr;
  const int code =
      sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &made, nullptr);
  if (code != SQLITE_OK) fail(name_, code, database);
  statement_.reset(made);
}

Statement& Statement::start() {
  sqlite3_reset(statement_.get());
  bound_ = 0;
  return *this;
}

Statement& Statement::bind(std::string_view text) {
  sqlite3_bind_text(statement_.get(), ++bound_, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind(std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), ++bound_, number);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  // Not to hold the database open with a statement that is done.
  sqlite3_reset(statement_.get());
  if (code != SQLITE_DONE) fail(name_, code, database_);
  return false;
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string Statement::text(int column) const {
  const auto* const bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return bytes == nullptr
             ? std::string{}
             : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Database::Database(const std::string& name, Access access) : name_(name) {
  if (access == Access::write) {
    open(name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    return;
  }
  open(name, SQLITE_OPEN_READONLY);
  // Where the folder can't be written, the files which readers share can't be
  // made. Nobody writes there, if no log lies beside the file.
  std::error_code failed;
  if (!is_readable() && !std::filesystem::exists(name + "-wal", failed)) {
    open(as_address(name) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  }
}

void Database::open(const std::string& path, int flags) {
  sqlite3* made = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &made, flags | SQLITE_OPEN_FULLMUTEX, nullptr);
  database_.reset(made);
  if (code != SQLITE_OK) fail(name_, code, made);
  sqlite3_busy_timeout(made, patience_in_milliseconds);
}

bool Database::is_readable() const {
  const int code = sqlite3_exec(database_.get(), "PRAGMA schema_version", nullptr, nullptr, nullptr);
  return (code & 0xFF) != SQLITE_CANTOPEN && (code & 0xFF) != SQLITE_READONLY;
}

std::int64_t Database::integer(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.start().step() ? statement.integer(0) : 0;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(database_.get()); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }

}  // namespace galley::archive
