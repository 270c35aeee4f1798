// A cut of Guangxi's divisions (GB/T 2260) for development; the server brings the whole tree.
const text = `
450100 南宁市: 450102 兴宁区 450103 青秀区 450105 江南区 450107 西乡塘区 450108 良庆区 450109 邕宁区 450110 武鸣区 450123 隆安县 450124 马山县 450125 上林县 450126 宾阳县 450181 横州市
450200 柳州市: 450202 城中区 450203 鱼峰区 450204 柳南区 450205 柳北区 450206 柳江区 450222 柳城县 450223 鹿寨县 450224 融安县 450225 融水苗族自治县 450226 三江侗族自治县
450300 桂林市: 450302 秀峰区 450305 七星区 450312 临桂区 450321 阳朔县 450324 全州县 450328 龙胜各族自治县 450381 荔浦市
450400 梧州市: 450403 万秀区 450421 苍梧县 450422 藤县 450481 岑溪市
450500 北海市: 450502 海城区 450503 银海区 450521 合浦县
450600 防城港市: 450602 港口区 450603 防城区 450621 上思县 450681 东兴市
450700 钦州市: 450702 钦南区 450721 灵山县 450722 浦北县
450800 贵港市: 450802 港北区 450821 平南县 450881 桂平市
450900 玉林市: 450902 玉州区 450921 容县 450923 博白县 450981 北流市
451000 百色市: 451002 右江区 451024 德保县 451026 那坡县 451027 凌云县 451029 田林县 451031 隆林各族自治县 451081 靖西市 451082 平果市
451100 贺州市: 451102 八步区 451121 昭平县 451122 钟山县
451200 河池市: 451202 金城江区 451221 南丹县 451224 东兰县 451225 罗城仫佬族自治县 451228 都安瑶族自治县 451229 大化瑶族自治县
451300 来宾市: 451302 兴宾区 451321 忻城县 451324 金秀瑶族自治县
451400 崇左市: 451402 江州区 451421 扶绥县 451422 宁明县 451423 龙州县 451424 大新县 451425 天等县 451481 凭祥市
`
export const borderCounties = new Set([
  '450603',
  '450681',
  '451081',
  '451026',
  '451481',
  '451422',
  '451423',
  '451424',
])

export interface Region {
  code: string
  name: string
  level: 'province' | 'city' | 'county'
  parent: string | null
}

function parse(): Region[] {
  const all: Region[] = [{ code: '450000', name: '广西壮族自治区', level: 'province', parent: null }]
  for (const line of text.trim().split('\n')) {
    const [head, tail] = line.split(':') as [string, string]
    const [city, cityName] = head.split(' ') as [string, string]
    all.push({ code: city, name: cityName, level: 'city', parent: '450000' })
    const words = tail.trim().split(' ')
    for (let i = 0; i < words.length; i += 2)
      all.push({ code: words[i]!, name: words[i + 1]!, level: 'county', parent: city })
  }
  return all
}

export const regions: readonly Region[] = parse()
