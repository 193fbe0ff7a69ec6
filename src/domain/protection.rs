//! What encrypts one deployment.

use super::Reason;

/// What encrypts one deployment, as far as the plan can know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// The customer key of its scope.
    CustomerKey,
    /// No customer key, or none that is known of.
    NotCovered(Reason),
}

impl Protection {
    /// True if the customer key of the scope covers the deployment.
    pub const fn is_covered(self) -> bool {
        matches!(self, Self::CustomerKey)
    }
}
