//! Values that views follow: a [`Signal`] is set, a [`Memo`] is worked out.
//!
//! Leptos compiles its signals anew for each type that they hold, which cost
//! this page some 15 KB compressed. Here Leptos keeps the graph, of versions
//! alone, and the values lie beside it, erased, so that another type costs
//! next to nothing.

use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;
use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What can be read and followed. It lives as long as the view that made it.
pub(super) struct Read<T> {
    node: StoredValue<Node>,
    holds: PhantomData<fn() -> T>,
}

/// Where a value lies, and what tells of its changes.
#[derive(Clone)]
struct Node {
    source: Source,
    held: Arc<Held>,
}

#[derive(Clone)]
enum Source {
    Set(ArcTrigger),
    /// Counts how often the value became another one.
    WorkedOut(ArcMemo<usize>),
}

/// A value of any type.
type Value = Arc<dyn Any + Send + Sync>;

/// There is no value before it was worked out for the first time.
type Held = Mutex<Option<Value>>;

fn lock(held: &Held) -> MutexGuard<'_, Option<Value>> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T> Clone for Read<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Read<T> {}

impl<T: Send + Sync + 'static> Read<T> {
    /// Follows the value.
    pub(super) fn track(self) {
        follow(self.node);
    }

    /// True once the view that made it is gone.
    pub(super) fn is_disposed(self) -> bool {
        self.node.is_disposed()
    }

    /// Reads the value, and follows it.
    pub(super) fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(read)
    }

    /// Reads the value as it is now.
    pub(super) fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.value())
    }

    fn value(self) -> Arc<T> {
        let Ok(value) = value(self.node).downcast() else {
            unreachable!("a node holds what it was made for")
        };
        value
    }
}

impl<T: Clone + Send + Sync + 'static> Read<T> {
    /// The value; follows it.
    pub(super) fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub(super) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

#[inline(never)]
fn follow(node: StoredValue<Node>) {
    match node.get_value().source {
        Source::Set(trigger) => trigger.track(),
        Source::WorkedOut(version) => version.track(),
    }
}

/// The value of now.
#[inline(never)]
fn value(node: StoredValue<Node>) -> Value {
    let Node { source, held } = node.get_value();
    if let Source::WorkedOut(version) = source {
        version.get_untracked();
    }
    let Some(value) = lock(&held).clone() else { unreachable!("a value of now was set or worked out") };
    value
}

/// A value that is set.
pub(super) struct Signal<T>(Read<T>);

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T> Deref for Signal<T> {
    type Target = Read<T>;

    fn deref(&self) -> &Read<T> {
        &self.0
    }
}

impl<T: Send + Sync + 'static> Signal<T> {
    pub(super) fn new(value: T) -> Self {
        Self(Read { node: set(Arc::new(value)), holds: PhantomData })
    }

    /// Puts another value in its place.
    pub(super) fn set(self, value: T) {
        replace(self.node, Arc::new(value));
    }

    /// Changes the value in its place.
    pub(super) fn update(self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        let mut value = self.value();
        // Only this function holds the value then, and need not copy it.
        *lock(&self.node.get_value().held) = None;
        change(Arc::make_mut(&mut value));
        replace(self.node, value);
    }
}

#[inline(never)]
fn set(value: Value) -> StoredValue<Node> {
    let held = Arc::new(Mutex::new(Some(value)));
    StoredValue::new(Node { source: Source::Set(ArcTrigger::new()), held })
}

#[inline(never)]
fn replace(node: StoredValue<Node>, value: Value) {
    let Node { source, held } = node.get_value();
    *lock(&held) = Some(value);
    if let Source::Set(trigger) = source {
        trigger.notify();
    }
}

/// A value that is worked out once for all that read it.
pub(super) struct Memo<T>(Read<T>);

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T> Deref for Memo<T> {
    type Target = Read<T>;

    fn deref(&self) -> &Read<T> {
        &self.0
    }
}

/// Works a value out anew whenever what it read has changed.
pub(super) fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let refresh = move |before: Option<&Value>| {
        let value = value();
        let is_same =
            before.and_then(|before| before.downcast_ref::<T>()).is_some_and(|before| *before == value);
        (!is_same).then(|| Arc::new(value) as Value)
    };
    Memo(Read { node: worked_out(Box::new(refresh)), holds: PhantomData })
}

/// Gives another value, where it is not the one before.
type Refresh = Box<dyn Fn(Option<&Value>) -> Option<Value> + Send + Sync>;

#[inline(never)]
fn worked_out(refresh: Refresh) -> StoredValue<Node> {
    let held: Arc<Held> = Arc::default();
    let own = Arc::clone(&held);
    let count = move |versions: Option<&usize>| {
        let before = lock(&own).clone();
        let another = refresh(before.as_ref());
        let is_another = another.is_some();
        if is_another {
            *lock(&own) = another;
        }
        versions.copied().unwrap_or_default() + usize::from(is_another)
    };
    StoredValue::new(Node { source: Source::WorkedOut(ArcMemo::new(count)), held })
}

/// Does something to the browser, now and whenever what it read has changed;
/// `act` hears whether it is the first time. It sets no signal, unless the
/// browser has to be asked first.
pub(super) fn effect(act: impl FnMut(bool) + 'static) {
    let mut act: Box<dyn FnMut(bool)> = Box::new(act);
    Effect::new(move |before: Option<()>| act(before.is_none()));
}
