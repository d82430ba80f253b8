#include "linter/archive/lines.h"

#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "linter/text/descriptor.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"

namespace galley::archive {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 18;

// Reads bytes, whatever they are.
class Bytes {
 public:
  explicit Bytes(const std::string& name) : name_(name) {
    if (name == "-") {
      file_ = Descriptor{::dup(STDIN_FILENO)};
    } else {
      file_ = Descriptor{::open(name.c_str(), O_RDONLY | O_CLOEXEC)};
    }
    if (!file_.is_open()) throw Error(name_ + ": can’t be read: " + reason(errno));
  }

  const std::string& name() const { return name_; }

  // Empty at the end. Good until the next call.
  std::string_view read() {
    for (;;) {
      const ssize_t got = ::read(file_.number(), buffer_.data(), buffer_.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw Error(name_ + ": can’t be read: " + reason(errno));
      return {buffer_.data(), static_cast<std::size_t>(got)};
    }
  }

 private:
  std::string name_;
  Descriptor file_;
  std::vector<char> buffer_ = std::vector<char>(piece_size);
};

// Appends to `out` what compressed bytes mean.
class Decoder {
 public:
  virtual ~Decoder() = default;
  virtual void decode(std::string_view bytes, std::string& out) = 0;
  virtual bool is_between_members() const { return true; }
};

class PlainDecoder : public Decoder {
 public:
  void decode(std::string_view bytes, std::string& out) override { out += bytes; }
};

// Members of gzip may follow each other.
class GzipDecoder : public Decoder {
 public:
  explicit GzipDecoder(std::string name) : name_(std::move(name)) {
    constexpr int gzip_only = 16;
    if (inflateInit2(&stream_, MAX_WBITS + gzip_only) != Z_OK)
      throw Error(name_ + ": gzip can’t be read: out of memory");
  }
  GzipDecoder(const GzipDecoder&) = delete;
  GzipDecoder& operator=(const GzipDecoder&) = delete;
  ~GzipDecoder() override { inflateEnd(&stream_); }

  void decode(std::string_view bytes, std::string& out) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    while (stream_.avail_in > 0) {
      const std::size_t size = out.size();
      out.resize(size + piece_size);
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + size);
      stream_.avail_out = piece_size;
      const int code = inflate(&stream_, Z_NO_FLUSH);
      out.resize(out.size() - stream_.avail_out);
      if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
        throw Error(name_ + ": is damaged: it can’t be unpacked as gzip");
      is_between_ = code == Z_STREAM_END;
      if (is_between_) inflateReset(&stream_);
    }
  }

  bool is_between_members() const override { return is_between_; }

 private:
  std::string name_;
  z_stream stream_{};
  bool is_between_ = true;
};

class ZstdDecoder : public Decoder {
 public:
  explicit ZstdDecoder(std::string name) : name_(std::move(name)), stream_(ZSTD_createDStream()) {}

  void decode(std::string_view bytes, std::string& out) override {
    ZSTD_inBuffer in{.src = bytes.data(), .size = bytes.size(), .pos = 0};
    std::size_t made = piece_size;
    // Where the room was filled, there may be more inside.
    while (in.pos < in.size || made == piece_size) {
      const std::size_t size = out.size();
      out.resize(size + piece_size);
      ZSTD_outBuffer room{.dst = out.data() + size, .size = piece_size, .pos = 0};
      const std::size_t left = ZSTD_decompressStream(stream_.get(), &room, &in);
      made = room.pos;
      out.resize(size + made);
      if (ZSTD_isError(left) != 0) throw Error(name_ + ": is damaged: it can’t be unpacked as Zstandard");
      is_between_ = left == 0;
      if (is_between_ && in.pos == in.size) break;
    }
  }

  bool is_between_members() const override { return is_between_; }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };

  std::string name_;
  std::unique_ptr<ZSTD_DStream, Free> stream_;
  bool is_between_ = true;
};

std::unique_ptr<Decoder> decoder_for(const std::string& name, std::string_view beginning) {
  if (beginning.starts_with("\x1F\x8B")) return std::make_unique<GzipDecoder>(name);
  if (beginning.starts_with("\x28\xB5\x2F\xFD")) return std::make_unique<ZstdDecoder>(name);
  return std::make_unique<PlainDecoder>();
}

}  // namespace

struct LineReader::State {
  explicit State(const std::string& name) : bytes(name) {}

  // False at the end of the file.
  bool fill() {
    const std::string_view read = bytes.read();
    if (read.empty()) {
      if (decoder && !decoder->is_between_members()) throw Error(bytes.name() + ": is cut short; get it whole");
      return false;
    }
    if (!decoder) decoder = decoder_for(bytes.name(), read);
    text.erase(0, at);
    at = 0;
    decoder->decode(read, text);
    if (text.size() > largest_file) throw Error(bytes.name() + ": has a line of over 2 GiB; is it JSON Lines?");
    return true;
  }

  Bytes bytes;
  std::unique_ptr<Decoder> decoder;
  std::string text;    // what was read and isn't given out
  std::size_t at = 0;  // what is given out of it
};

LineReader::LineReader(const std::string& name) : state_(std::make_unique<State>(name)) {}
LineReader::~LineReader() = default;

bool LineReader::next(std::string_view& line) {
  std::size_t searched = 0;  // behind `at`
  for (;;) {
    const std::string_view left = std::string_view{state_->text}.substr(state_->at);
    const std::size_t end = left.find('\n', searched);
    if (end != std::string_view::npos) {
      line = left.substr(0, end);
      state_->at += end + 1;
      break;
    }
    searched = left.size();
    if (state_->fill()) continue;
    if (searched == 0) return false;
    line = left;
    state_->at = state_->text.size();
    break;
  }
  if (line.ends_with('\r')) line.remove_suffix(1);
  return true;
}

}  // namespace galley::archive
