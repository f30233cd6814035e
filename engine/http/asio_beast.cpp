// The one translation unit that compiles Asio and Beast; every other one sees declarations only.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
