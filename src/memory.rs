//! How the allocator treats memory that is free again.

/// `mi_option_purge_delay` of mimalloc 3 (`mimalloc.h`; the bindings do not name it, but its neighbour, 16).
const PURGE_DELAY: libmimalloc_sys::mi_option_t = libmimalloc_sys::mi_option_use_numa_nodes - 1;

/// Keeps freed memory until the process ends, for a run that asks for as much again at once.
///
/// A full build at 100,000 packages frees and takes hundreds of megabytes between its stages. To give them back and have
/// the kernel clear them anew costs 60,000 page faults; to keep them, no more memory at its peak than the run needs anyway.
/// Processes that live on (`serve`, `watch`) do give memory back.
pub fn keep() {
    // SAFETY: sets one integer of the allocator, from the only thread there is yet; every value is allowed.
    #[allow(unsafe_code)]
    unsafe {
        libmimalloc_sys::mi_option_set(PURGE_DELAY, -1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(unsafe_code)]
    fn the_number_still_means_the_delay_before_memory_is_given_back() {
        // SAFETY: reads one integer of the allocator.
        let value = unsafe { libmimalloc_sys::mi_option_get(PURGE_DELAY) };
        let neighbour = unsafe { libmimalloc_sys::mi_option_get(PURGE_DELAY + 1) };
        assert_eq!(value, 1000, "milliseconds, mimalloc's own value");
        assert_eq!(neighbour, 0, "mi_option_use_numa_nodes: all");
        keep();
        // SAFETY: as above.
        assert_eq!(unsafe { libmimalloc_sys::mi_option_get(PURGE_DELAY) }, -1);
    }
}
