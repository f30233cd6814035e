#include <sqlite3.h>
#include <boost/asio.hpp>
