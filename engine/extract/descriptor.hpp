#pragma once
#include <unistd.h>

#include <utility>

namespace yingshen::extract {

/// Owns a file descriptor, or none (-1).
class Descriptor {
  public:
    explicit Descriptor(int value = -1) : value_(value) {}
    ~Descriptor() { reset(); }
    Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) {
            reset();
            value_ = std::exchange(other.value_, -1);
        }
        return *this;
    }
    [[nodiscard]] int value() const { return value_; }
    void reset() {
        if (value_ >= 0) close(std::exchange(value_, -1));
    }

  private:
    int value_;
};

}  // namespace yingshen::extract
