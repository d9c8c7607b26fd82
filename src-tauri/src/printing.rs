//! The window's comparison as the report prints it: the report knows nothing of the workspace's views.

use workspace::view::comparison::Comparison;

