"""The ideas of the field: imprecise dates, statuses, memberships, and the shape of a problem."""
