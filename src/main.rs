//! The page: mounts the interface, and nothing else.

/// A smaller allocator than the one of the standard library.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    astra_cmek_planner::ui::mount();
}
