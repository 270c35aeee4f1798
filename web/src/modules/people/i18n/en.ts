export default {
  hours: {
    title: 'Where the hours come from',
    by: 'Group by',
    ways: { year: 'By year', mode: 'By mode', category: 'By content' },
    unsaid: 'Not said',
    search: 'Find a programme in the ledger',
    reversedBy: 'Reversed',
    batch: '{origin} (batch {id})',
    source: '{origin} · {file} · {on}',
    sourceBy: '{origin} · {file} · {on}, by {by}',
    all: { mode: 'All modes', category: 'All content' },
    status: {
      serving: 'Serving',
      absent: 'Serving ({what})',
      left: 'Not serving since {day} ({why})',
      moved: 'came from {school} on {day}',
      leftPlain: 'Not serving since {day}',
      kept: 'Earlier hours stay with the school of that time.',
    },
    why: { transfer: 'transferred', merged: 'record merged' },
  },
  origin: { account: 'By hand', correction: 'Correction', cohort: 'Cohort' },
}
