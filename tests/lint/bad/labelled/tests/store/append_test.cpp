void append() {
    std::thread writer([] {});
    writer.join();
}
