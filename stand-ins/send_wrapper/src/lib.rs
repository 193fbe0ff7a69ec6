//! Stands in for the crate `send_wrapper`.
//!
//! Leptos wraps what the browser gave it, so that nothing of it reaches another
//! thread; each access asks which thread it is on, and brings along what the
//! standard library knows of threads: 2 KB compressed. A page without shared
//! memory has one thread, so that there is nothing to ask.

#[cfg(any(not(target_arch = "wasm32"), target_feature = "atomics"))]
compile_error!("where there are threads, nobody may leave out what asks for them");

use std::ops::{Deref, DerefMut};

/// Something that stays on the thread that it was made on.
#[derive(Clone, Debug)]
pub struct SendWrapper<T>(T);

// SAFETY: there is no other thread that it could be sent to or shared with; the
// check above sees to that.
unsafe impl<T> Send for SendWrapper<T> {}
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Wraps something.
    pub const fn new(data: T) -> Self {
        Self(data)
    }

    /// True where it may be used, which is everywhere.
    pub const fn valid(&self) -> bool {
        true
    }

    /// Gives back what was wrapped.
    pub fn take(self) -> T {
        self.0
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for SendWrapper<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

#[cfg(feature = "futures")]
mod futures {
    use super::SendWrapper;
    use futures_core::Stream;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    impl<T> SendWrapper<T> {
        fn inside(self: Pin<&mut Self>) -> Pin<&mut T> {
            // SAFETY: what is inside moves only when the wrapper does.
            unsafe { self.map_unchecked_mut(|wrapper| &mut wrapper.0) }
        }
    }

    impl<F: Future> Future for SendWrapper<F> {
        type Output = F::Output;

        fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
            self.inside().poll(context)
        }
    }

    impl<S: Stream> Stream for SendWrapper<S> {
        type Item = S::Item;

        fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
            self.inside().poll_next(context)
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            self.0.size_hint()
        }
    }
}
