#pragma once
#include <set>
#include <string>
#include <string_view>

#include "extract/worker/collector.hpp"
#include "extract/worker/package.hpp"
#include "extract/worker/pictures.hpp"

namespace yingshen::extract::worker {

/// An Office file: Word, PowerPoint or Excel by its main part. Throws Stop(unsupported_type) for an
/// archive that is none of them.
void read_office(std::string_view bytes, Pictures& pictures, Collector& out);

/// What the three formats share: a file, its pictures, and where its text goes.
class Office {
  public:
    Office(Package const& read_package, Pictures& pictures, Collector& collector)
        : package(read_package), out(collector), pictures_(pictures) {}

    Package const& package;
    Collector& out;

    /// Lists what the relationships of a part bring in that is not read: sound, film, embedded and
    /// foreign files, content from elsewhere; reads its pictures, charts and diagrams.
    void read_related(std::string_view part);
    /// Reads every paragraph (`t` inside `p`) of a part that is related by this type, as notes.
    void read_notes(Relationships const& relationships, std::string_view type);

  private:
    void read_picture(std::string const& part);
    void read_graphic(std::string const& part);

    Pictures& pictures_;
    std::set<std::string> seen_;
};

void read_docx(Office& office, std::string const& main_part);
void read_pptx(Office& office, std::string const& main_part);
void read_xlsx(Office& office, std::string const& main_part);

}  // namespace yingshen::extract::worker
