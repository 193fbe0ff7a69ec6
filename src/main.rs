//! The page: mounts the interface, and nothing else.

fn main() {
    astra_cmek_planner::ui::mount();
}
