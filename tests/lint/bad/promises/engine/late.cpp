int later();  // TODO: write it
// FIXME
int todo_list();
