//! How a mutex is locked here. Knows nothing about what it guards.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks; what a panic has left behind is whole, since every change is one step.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
