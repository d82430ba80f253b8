// SQLite behind a few calls; the only user of it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace galley::archive {

enum class Access { read, write };

// A statement that is kept ready. The values of a row are good until the next
// one.
class Statement {
 public:
  Statement(sqlite3* database, std::string name, std::string_view sql);

  // Begins anew; then bind() gives its parameters in their order.
  Statement& start();
  Statement& bind(std::string_view text);
  Statement& bind(std::int64_t number);

  // True where there is a (further) row.
  bool step();
  // For a statement that has no rows.
  void run() { step(); }

  std::int64_t integer(int column) const;
  std::string text(int column) const;

 private:
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const;
  };

  sqlite3* database_;
  std::string name_;
  std::unique_ptr<sqlite3_stmt, Finalise> statement_;
  int bound_ = 0;
};

// A connection. Throws Error, which names the file.
class Database {
 public:
  // Access::write makes the file where it isn't there yet.
  Database(const std::string& name, Access access);

  Statement prepare(std::string_view sql) { return {database_.get(), name_, sql}; }
  void run(std::string_view sql) { prepare(sql).start().run(); }
  std::int64_t integer(std::string_view sql);  // of the first row
  std::int64_t last_row() const;
  bool in_transaction() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };

  void open(const std::string& path, int flags);
  bool is_readable() const;

  std::string name_;
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace galley::archive
