constexpr int words = 1;
