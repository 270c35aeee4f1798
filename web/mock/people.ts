import type { LedgerEntry } from '../src/api/types'
import { chance } from './chance'
import { regions } from './regions'

const pick = <T>(list: readonly T[], seed: string): T => list[Math.floor(chance(seed) * list.length)]!

export interface MockSchool {
  code: string
  name: string
  county: string
  stage: string
}
export interface MockTeacher {
  id: string
  name: string
  sex: string
  school: string
  stage: string
  subject: string
  serviceFrom: string
  diligence: number
}

const schoolNames: readonly [string, string, string][] = [
  ['21', '第一小学', 'primary'],
  ['31', '第二初级中学', 'junior'],
  ['21', '城东小学', 'primary'],
  ['11', '机关幼儿园', 'kindergarten'],
  ['34', '高级中学', 'senior'],
  ['21', '民族希望小学', 'primary'],
]
const families = [...'韦黄李陆覃梁莫农蒙罗陈杨刘唐蓝周何谢邓']
const given = [
  '秀英',
  '建华',
  '丽萍',
  '海燕',
  '志强',
  '春梅',
  '小玲',
  '文彬',
  '雪莲',
  '国庆',
  '燕',
  '敏',
  '桂芳',
  '俊',
  '思琪',
  '东海',
  '宁',
  '婷婷',
  '振邦',
  '彩霞',
]
const subjects = ['语文', '数学', '英语', '体育', '音乐', '美术', '道德与法治', '科学']

export const schools: MockSchool[] = []
export const teachers: MockTeacher[] = []

for (const county of regions.filter((region) => region.level === 'county')) {
  schoolNames.forEach(([kind, name, stage], i) => {
    const code = `${kind}45${county.code.slice(2)}0${i + 1}`
    const short =
      county.name.length > 2 ? county.name.replace(/(..族)+自治县$|各族自治县$|县$|区$|市$/, '') : county.name
    schools.push({ code, name: `${short}${name}`, county: county.code, stage })
    const size = 8 + Math.floor(chance(`size ${code}`) * 10)
    for (let n = 0; n < size; n++) {
      const id = `${code}${String(n + 1).padStart(3, '0')}`
      teachers.push({
        id,
        name: pick(families, `family ${id}`) + pick(given, `given ${id}`),
        sex: chance(`sex ${id}`) < 0.68 ? 'female' : 'male',
        school: code,
        stage,
        subject: stage === 'kindergarten' ? '学前教育' : pick(subjects, `subject ${id}`),
        serviceFrom: `${1990 + Math.floor(chance(`since ${id}`) * 32)}-09-01`,
        diligence: 0.72 + chance(`effort ${id}`) * 0.5 + (chance(`county ${county.code}`) - 0.5) * 0.25,
      })
    }
  })
}

const courses: readonly [string, string, string, string, string][] = [
  ['国培计划(2021)义务教育骨干教师能力提升', 'blended', 'nation', 'subject', '广西师范大学'],
  ['区培计划:新课程标准全员研修', 'online', 'province', 'subject', '南宁师范大学'],
  ['师德师风专题网络研修', 'online', 'city', 'ethics', '市教师发展中心'],
  ['信息技术应用能力提升工程2.0', 'blended', 'county', 'ict', '县教师培训中心'],
  ['校本研修:集体备课与同课异构', 'other', 'school', 'subject', '本校'],
  ['暑期教师研修', 'online', 'nation', 'politics', '国家智慧教育公共服务平台'],
]

const cache = new Map<string, LedgerEntry[]>()
/** The ledger of one teacher, oldest first: about six completions a year. */
export function entriesOf(teacher: MockTeacher): LedgerEntry[] {
  const ready = cache.get(teacher.id)
  if (ready) return ready
  const school = schools.find((one) => one.code === teacher.school)!.name
  const list: LedgerEntry[] = []
  for (let year = 2021; year <= 2025; year++)
    courses.forEach(([programme, mode, level, category, provider], i) => {
      const seed = `${teacher.id} ${year} ${i}`
      if (chance(`took ${seed}`) > teacher.diligence) return
      const month = String(1 + Math.floor(chance(`month ${seed}`) * 12)).padStart(2, '0')
      const hours = [24, 16, 8, 12, 10, 10][i]! + Math.floor(chance(`hours ${seed}`) * 5)
      const late = chance(`late ${seed}`) < 0.2
      list.push({
        id: `e${teacher.id}${year}${i}`,
        kind: 'award',
        earned_from: `${year}-${month}-08`,
        earned_on: `${year}-${month}-${String(12 + i)}`,
        posted_at: `${late ? year + 1 : year}-${late ? '01' : month}-26T02:30:00Z`,
        programme: programme.replace('2021', String(year)),
        provider,
        mode,
        level,
        category,
        hours,
        credits: Math.round((hours / 3) * 100) / 100,
        school,
        origin: 'import',
      })
    })
  list.sort((a, b) => a.earned_on.localeCompare(b.earned_on))
  cache.set(teacher.id, list)
  return list
}
