export default {
  reason: {
    workshop_no_draft: 'There is no such draft, or it was deleted.',
    workshop_changed_elsewhere: 'Somebody else has just changed this draft.',
    workshop_already_published:
      'This draft is published and cannot be changed. Begin an amendment where something must change.',
    workshop_unknown_region: 'There is no region with this code.',
    workshop_wrong_input: 'Something is missing in what was sent. Check it and try again.',
    workshop_text_too_large: 'The text is longer than the limit.',
    workshop_busy: 'Several trials are running. Wait a few seconds and try again.',
    workshop_trial_too_long:
      'The trial took more than five seconds and was stopped. After publishing, the plan page shows the result.',
  },
  inbox: {
    workshop_drafts: 'Plan drafts of yours have waited for more than seven days',
  },
}
