import type { Check } from './types'

/** A world to start from: one school, one teacher, and what is expected of the first provision. Headers as in the sheets. */
export function caseExample(checked: Check | null): string {
  const first = checked?.provisions.find((one) => one.judged)?.id ?? 'item-1'
  const region = checked?.head?.region ?? '450100'
  // A school lies in a county; of a city or province the first one is as good as any.
  const county = region.endsWith('0000')
    ? `${region.slice(0, 2)}0102`
    : region.endsWith('00')
      ? `${region.slice(0, 4)}02`
      : region
  return [
    '[[case]]',
    'name = "规划期满，一名教师没有学时"',
    `at   = ${checked?.head?.to ?? '2025-12-31'}`,
    'schools  = """',
    '学校标识码,学校名称,所属地区代码,学段,城乡类型,寄宿制,乡村小规模,起始日期',
    `2145000001,第一小学,${county},小学,城区,否,否,2000-09-01`,
    '"""',
    'teachers = """',
    '姓名,证件号码,学校标识码,学段,任教学科,岗位,从教日期,专任教师,荣誉称号',
    '韦一,450102198503150018,2145000001,小学,语文,教师,2010-09-01,是,',
    '"""',
    '[case.expect]',
    `${first} = "missed"`,
    '',
  ].join('\n')
}
