export default {
  reason: {
    workshop_no_draft: '没有这份草稿，或它已被删除。',
    workshop_changed_elsewhere: '这份草稿刚刚被别人改过。',
    workshop_already_published: '这份草稿已经发布，不能再改。需要调整时请另行修订。',
    workshop_unknown_region: '没有这个行政区划代码。',
    workshop_wrong_input: '提交的内容不完整，请检查后重试。',
    workshop_text_too_large: '文字太长，超过了上限。',
    workshop_busy: '正在运行的试算较多，请稍候几秒再试。',
    workshop_trial_too_long: '试算超过五秒，已停止。发布后可在规划页查看结果。',
  },
  inbox: {
    workshop_drafts: '有规划草稿超过七天没有完成',
  },
}
