#pragma once

namespace galley {

// For a run that takes and frees much: what is freed is kept for what is taken
// next, and not given back each time, as the system clears what it gives.
void keep_freed_memory();

}  // namespace galley
