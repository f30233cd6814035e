#include "app/commands.hpp"
#include "app/server.hpp"
#include "app/workspace.hpp"
#include "base/log.hpp"
#include "service/replay.hpp"

namespace yingshen::app {

int rebuild(Arguments const& arguments, Console const& console) {
    auto const data = data_folder(arguments);
    base::NullLog log;
    auto const store = open_alone(data, log);
    store::Blobs blobs(layout(data).blobs);
    auto const count = service::rebuild(*store, blobs);
    store->stop();
    console.out << "Rebuilt the projections of " << count << " submissions from their events.\n";
    return succeeded;
}

}  // namespace yingshen::app
