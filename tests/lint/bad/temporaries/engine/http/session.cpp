task f() {
    co_await run([value] { return value; });
    co_await send(Response{200, "x"});
    auto named = Response{200, "x"};
    co_await send(named);
    if (co_await ready()) {
        items[0] = co_await next(items[1]);
    }
    co_await post({1, 2});
}
