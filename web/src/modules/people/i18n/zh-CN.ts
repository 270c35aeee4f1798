export default {
  hours: {
    title: '学时从哪里来',
    by: '分组',
    ways: { year: '按年度', mode: '按方式', category: '按内容' },
    unsaid: '未注明',
    search: '在台账中查找项目',
    reversedBy: '已冲销',
    batch: '{origin}（批次{id}）',
    source: '{origin} · {file} · {on}',
    sourceBy: '{origin} · {file} · {on} · {by}',
    all: { mode: '全部方式', category: '全部内容' },
    status: {
      serving: '在职',
      absent: '在职（{what}）',
      left: '{day}起不在职（{why}）',
      moved: '{day}由{school}调入',
      leftPlain: '{day}起不在职',
      kept: '此前取得的学时仍记在当时所在的学校。',
    },
    why: { transfer: '调出', merged: '档案已合并' },
  },
  origin: { account: '人工处理', correction: '更正', cohort: '培训班' },
}
