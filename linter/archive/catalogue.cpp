#include "linter/archive/catalogue.h"

#include <mutex>

#include "linter/text/error.h"
#include "linter/text/hash.h"

namespace galley::archive {
namespace {

// What the file says of itself, in SQLite's own places for it.
constexpr std::int64_t application = 0x474C4C59;  // "GLLY"
constexpr std::int64_t version = 1;

constexpr std::string_view make_pieces =
    "CREATE TABLE pieces(number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, "
    "date TEXT NOT NULL, digest INTEGER NOT NULL, words INTEGER NOT NULL, checksum INTEGER NOT NULL)";
constexpr std::string_view make_segments =
    "CREATE TABLE segments(number INTEGER PRIMARY KEY AUTOINCREMENT, digest INTEGER NOT NULL, entries INTEGER NOT "
    "NULL, documents INTEGER NOT NULL, first_document INTEGER NOT NULL, last_document INTEGER NOT NULL, checksum "
    "INTEGER NOT NULL)";

constexpr std::string_view piece_columns = "SELECT number, id, title, date, digest, words, checksum FROM pieces ";
constexpr std::string_view segment_columns =
    "SELECT number, digest, entries, documents, first_document, last_document, checksum FROM segments ";

std::int64_t stored(std::uint64_t value) { return static_cast<std::int64_t>(value); }

std::uint64_t add(std::uint64_t sum, std::uint64_t value) {
  return hash({reinterpret_cast<const char*>(&value), sizeof value}, sum);
}

std::uint64_t checksum_of(const PieceRecord& piece) {
  std::uint64_t sum = hash(piece.id, piece.number);
  sum = hash(piece.title, sum);
  sum = hash(piece.date, sum);
  return add(add(sum, piece.digest), piece.words);
}

std::uint64_t checksum_of(const SegmentRecord& segment) {
  std::uint64_t sum = add(segment.number, segment.digest);
  for (const std::uint64_t value : {segment.entries, segment.documents, std::uint64_t{segment.first_document},
                                    std::uint64_t{segment.last_document}}) {
    sum = add(sum, value);
  }
  return sum;
}

void refuse_stranger(const std::string& name, Database& database) {
  const std::int64_t found = database.integer("PRAGMA application_id");
  const std::int64_t format = database.integer("PRAGMA user_version");
  if (found == 0 && format == 0) throw Error(name + ": is empty: nothing was ever added to this archive");
  if (found != application) throw Error(name + ": is a database, but none of Galley’s");
  const std::string formats =
      " (its format is " + std::to_string(format) + ", this Galley’s is " + std::to_string(version) + ')';
  if (format > version)
    throw Error(name + ": was written by a newer Galley" + formats + "; use that one, or a newer one still");
  if (format < version)
    throw Error(name + ": was written by an older Galley" + formats + "; make the archive anew from its pieces");
}

// One transaction: after a crash it is an archive, or an empty file.
void make_tables(Database& database) {
  database.run("BEGIN IMMEDIATE");
  database.run(make_pieces);
  database.run(make_segments);
  database.run("PRAGMA application_id = " + std::to_string(application));
  database.run("PRAGMA user_version = " + std::to_string(version));
  database.run("COMMIT");
}

bool is_new(Database& database) {
  return database.integer("PRAGMA application_id") == 0 && database.integer("PRAGMA user_version") == 0 &&
         database.integer("SELECT count(*) FROM sqlite_master") == 0;
}

}  // namespace

struct Catalogue::State {
  State(const std::string& file, Access wanted) : name(file), access(wanted), database(opened(file, wanted)) {}

  static Database opened(const std::string& file, Access wanted) {
    Database made{file, wanted};
    if (wanted == Access::write) {
      made.integer("PRAGMA journal_mode = WAL");
      made.integer("PRAGMA synchronous = FULL");
      if (is_new(made)) make_tables(made);
    }
    refuse_stranger(file, made);
    return made;
  }

  [[noreturn]] void fail_damaged(const char* what, std::uint64_t number) const {
    throw Error(name + ": the entry of " + what + ' ' + std::to_string(number) +
                " is damaged; bring the file back from a copy, or make the archive anew");
  }

  static PieceRecord piece_in(const Statement& row) {
    return {.number = static_cast<std::uint32_t>(row.integer(0)),
            .id = row.text(1),
            .title = row.text(2),
            .date = row.text(3),
            .digest = static_cast<std::uint64_t>(row.integer(4)),
            .words = static_cast<std::uint32_t>(row.integer(5))};
  }

  static SegmentRecord segment_in(const Statement& row) {
    return {.number = static_cast<std::uint64_t>(row.integer(0)),
            .digest = static_cast<std::uint64_t>(row.integer(1)),
            .entries = static_cast<std::uint64_t>(row.integer(2)),
            .documents = static_cast<std::uint64_t>(row.integer(3)),
            .first_document = static_cast<std::uint32_t>(row.integer(4)),
            .last_document = static_cast<std::uint32_t>(row.integer(5))};
  }

  template <typename Record>
  static bool is_whole(const Record& record, const Statement& row) {
    return checksum_of(record) == static_cast<std::uint64_t>(row.integer(6));
  }

  PieceRecord checked_piece(const Statement& row) const {
    PieceRecord piece = piece_in(row);
    if (!is_whole(piece, row)) fail_damaged("piece", piece.number);
    return piece;
  }

  std::optional<PieceRecord> first(Statement& statement) const {
    if (!statement.step()) return std::nullopt;
    PieceRecord piece = checked_piece(statement);
    statement.start();
    return piece;
  }

  std::string name;
  Access access;
  std::mutex mutex;
  Database database;
  Statement by_id = database.prepare(std::string{piece_columns} + "WHERE id = ?");
  Statement by_number = database.prepare(std::string{piece_columns} + "WHERE number = ?");
  Statement insert =
      database.prepare("INSERT INTO pieces(id, title, date, digest, words, checksum) VALUES(?, ?, ?, ?, ?, 0)");
  Statement seal = database.prepare("UPDATE pieces SET checksum = ? WHERE number = ?");
};

Catalogue::Catalogue(const std::string& name, Access access) : state_(std::make_unique<State>(name, access)) {}
Catalogue::~Catalogue() = default;

void Catalogue::begin() {
  state_->database.run(state_->access == Access::write ? "BEGIN IMMEDIATE" : "BEGIN");
  // A reader's view is fixed by its first look.
  state_->database.integer("SELECT count(*) FROM segments");
}

void Catalogue::commit() { state_->database.run("COMMIT"); }

void Catalogue::roll_back() noexcept {
  try {
    if (state_->database.in_transaction()) state_->database.run("ROLLBACK");
  } catch (const Error&) {
    // The connection is of no use any more; what was committed is safe.
  }
}

std::optional<PieceRecord> Catalogue::find(std::string_view id) {
  const std::lock_guard lock{state_->mutex};
  return state_->first(state_->by_id.start().bind(id));
}

std::optional<PieceRecord> Catalogue::find(std::uint32_t number) {
  const std::lock_guard lock{state_->mutex};
  return state_->first(state_->by_number.start().bind(std::int64_t{number}));
}

void Catalogue::each_piece(const std::function<void(const PieceRecord&)>& visit) {
  Statement rows = state_->database.prepare(std::string{piece_columns} + "ORDER BY id");
  for (rows.start(); rows.step();) visit(state_->checked_piece(rows));
}

std::uint64_t Catalogue::count_pieces() {
  return static_cast<std::uint64_t>(state_->database.integer("SELECT count(*) FROM pieces"));
}

std::vector<bool> Catalogue::living(std::uint32_t first, std::uint32_t last) {
  std::vector<bool> living(std::size_t{last} - first + 1);
  Statement rows = state_->database.prepare("SELECT number FROM pieces WHERE number BETWEEN ? AND ?");
  for (rows.start().bind(std::int64_t{first}).bind(std::int64_t{last}); rows.step();) {
    living[static_cast<std::size_t>(rows.integer(0) - first)] = true;
  }
  return living;
}

std::uint32_t Catalogue::add(const PieceRecord& piece) {
  PieceRecord added = piece;
  state_->insert.start()
      .bind(piece.id)
      .bind(piece.title)
      .bind(piece.date)
      .bind(stored(piece.digest))
      .bind(std::int64_t{piece.words})
      .run();
  const std::int64_t number = state_->database.last_row();
  if (number > 0xFFFFFFFF) throw Error(state_->name + ": four thousand million pieces were added; begin a new archive");
  added.number = static_cast<std::uint32_t>(number);
  state_->seal.start().bind(stored(checksum_of(added))).bind(number).run();
  return added.number;
}

void Catalogue::remove(std::uint32_t number) {
  state_->database.prepare("DELETE FROM pieces WHERE number = ?").start().bind(std::int64_t{number}).run();
}

void Catalogue::describe(std::uint32_t number, std::string_view title, std::string_view date) {
  std::optional<PieceRecord> piece = find(number);
  if (!piece) return;
  piece->title = title;
  piece->date = date;
  state_->database.prepare("UPDATE pieces SET title = ?, date = ?, checksum = ? WHERE number = ?")
      .start()
      .bind(title)
      .bind(date)
      .bind(stored(checksum_of(*piece)))
      .bind(std::int64_t{number})
      .run();
}

std::vector<SegmentRecord> Catalogue::segments() {
  std::vector<SegmentRecord> segments;
  Statement rows = state_->database.prepare(std::string{segment_columns} + "ORDER BY first_document");
  for (rows.start(); rows.step();) {
    segments.push_back(State::segment_in(rows));
    if (!State::is_whole(segments.back(), rows)) state_->fail_damaged("segment", segments.back().number);
  }
  return segments;
}

std::uint64_t Catalogue::next_segment() {
  return static_cast<std::uint64_t>(
             state_->database.integer("SELECT seq FROM sqlite_sequence WHERE name = 'segments'")) +
         1;
}

void Catalogue::add(const SegmentRecord& segment) {
  state_->database.prepare("INSERT INTO segments VALUES(?, ?, ?, ?, ?, ?, ?)")
      .start()
      .bind(stored(segment.number))
      .bind(stored(segment.digest))
      .bind(stored(segment.entries))
      .bind(stored(segment.documents))
      .bind(std::int64_t{segment.first_document})
      .bind(std::int64_t{segment.last_document})
      .bind(stored(checksum_of(segment)))
      .run();
}

void Catalogue::remove_segment(std::uint64_t number) {
  state_->database.prepare("DELETE FROM segments WHERE number = ?").start().bind(stored(number)).run();
}

std::vector<std::string> Catalogue::damages() {
  std::vector<std::string> damages;
  Statement rows = state_->database.prepare("PRAGMA integrity_check");
  for (rows.start(); rows.step();) {
    if (const std::string line = rows.text(0); line != "ok") damages.push_back(state_->name + ": " + line);
  }
  Statement pieces = state_->database.prepare(std::string{piece_columns} + "ORDER BY number");
  for (pieces.start(); pieces.step();) {
    const PieceRecord piece = State::piece_in(pieces);
    if (State::is_whole(piece, pieces)) continue;
    damages.push_back(state_->name + ": the entry of piece " + std::to_string(piece.number) + " is damaged");
  }
  Statement segments = state_->database.prepare(std::string{segment_columns} + "ORDER BY number");
  for (segments.start(); segments.step();) {
    const SegmentRecord segment = State::segment_in(segments);
    if (State::is_whole(segment, segments)) continue;
    damages.push_back(state_->name + ": the entry of segment " + std::to_string(segment.number) + " is damaged");
  }
  return damages;
}

}  // namespace galley::archive
