// store.append(write, done);
// if (ready) {
// }
// A sentence about append(), which ends well; nothing more.
