//! A budget of memory for what slow clients make the server keep: bodies that arrive, large answers that wait to be
//! sent. Files that all requests share do not count.

use hyper::body::Bytes;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Smaller answers need not be counted: the system's socket buffers take them as they are.
pub(crate) const LARGE: usize = 64 << 10;

/// How much is kept, and how much may be.
pub(crate) struct Held {
    bytes: AtomicUsize,
    most: usize,
}

impl Held {
    pub(crate) fn new(most: usize) -> Self {
        Self { bytes: AtomicUsize::new(0), most }
    }

    /// Bytes that are kept now.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes.load(Relaxed)
    }

    /// Whether nothing more may be kept.
    pub(crate) fn is_full(&self) -> bool {
        self.bytes() >= self.most
    }

    /// A share of no bytes yet.
    pub(crate) fn share(self: &Arc<Self>) -> Share {
        Share { held: Arc::clone(self), bytes: 0 }
    }

    /// The same bytes, counted until they have been sent; `None` when the budget is used up. The last one that fits
    /// may go over it, so that no answer is too large for an empty budget.
    pub(crate) fn keep(self: &Arc<Self>, bytes: Bytes) -> Option<Bytes> {
        let mut share = self.share();
        share.grow(bytes.len()).then(|| Bytes::from_owner(Kept { bytes, _share: share }))
    }
}

/// Part of the budget; given back when dropped.
pub(crate) struct Share {
    held: Arc<Held>,
    bytes: usize,
}

impl Share {
    /// Takes more; says whether there was some left.
    pub(crate) fn grow(&mut self, bytes: usize) -> bool {
        if self.held.is_full() {
            return false;
        }
        self.held.bytes.fetch_add(bytes, Relaxed);
        self.bytes += bytes;
        true
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.held.bytes.fetch_sub(self.bytes, Relaxed);
    }
}

struct Kept {
    bytes: Bytes,
    _share: Share,
}

impl AsRef<[u8]> for Kept {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}
