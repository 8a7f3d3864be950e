-- case: benign-212
-- rows: 1
SELECT 7 % 3, 2 ^ 10, |/ 25, ||/ 27, @ -5, 5 & 3, 5 | 3, 5 # 3, ~1, 1 << 3, 8 >> 1, -7 / 2, 7 / 2.0
-- case: benign-214
-- rows: 1
SELECT NOT (1 = 1 AND 2 <> 3) OR 4 != 5 AS x, 1 BETWEEN SYMMETRIC 3 AND 0, 'a' < 'b' COLLATE "C"
-- case: benign-215
-- rows: 1
SELECT 'abc' ^@ 'ab', 'a' || 1 || NULL, ARRAY[1] <@ ARRAY[1,2], '{1,2}'::int[] = ARRAY[1,2]
-- case: honest_between-001
-- rows: 1
SELECT count(*) FROM generate_series(1, 100) n WHERE n BETWEEN 1 AND 2 OR n BETWEEN 4 AND 5 OR n BETWEEN 7 AND 8 OR n BETWEEN 10 AND 11 OR n BETWEEN 13 AND 14 OR n BETWEEN 16 AND 17 OR n BETWEEN 19 AND 20 OR n BETWEEN 22 AND 23 OR n BETWEEN 25 AND 26 OR n BETWEEN 28 AND 29 OR n BETWEEN 31 AND 32 OR n BETWEEN 34 AND 35 OR n BETWEEN 37 AND 38 OR n BETWEEN 40 AND 41 OR n BETWEEN 43 AND 44 OR n BETWEEN 46 AND 47 OR n BETWEEN 49 AND 50 OR n BETWEEN 52 AND 53 OR n BETWEEN 55 AND 56 OR n BETWEEN 58 AND 59 OR n BETWEEN 61 AND 62 OR n BETWEEN 64 AND 65 OR n BETWEEN 67 AND 68 OR n BETWEEN 70 AND 71 OR n BETWEEN 73 AND 74 OR n BETWEEN 76 AND 77 OR n BETWEEN 79 AND 80
-- case: honest_between-002
-- rows: 5
SELECT (n BETWEEN 2 AND 4) BETWEEN false AND (n BETWEEN SYMMETRIC 9 AND 1) AS both_ FROM generate_series(1, 5) n
-- case: honest_between-003
-- rows: 1
SELECT count(*) FROM generate_series(1, 100) n WHERE n IN ('1'::int, '2'::int, '3'::int, '4'::int, '5'::int, '6'::int, '7'::int, '8'::int, '9'::int, '10'::int, '11'::int, '12'::int, '13'::int, '14'::int, '15'::int, '16'::int, '17'::int, '18'::int, '19'::int, '20'::int, '21'::int, '22'::int, '23'::int, '24'::int, '25'::int, '26'::int, '27'::int, '28'::int, '29'::int, '30'::int, '31'::int, '32'::int, '33'::int, '34'::int, '35'::int, '36'::int, '37'::int, '38'::int, '39'::int, '40'::int, '41'::int, '42'::int, '43'::int, '44'::int, '45'::int, '46'::int, '47'::int, '48'::int, '49'::int, '50'::int, '51'::int, '52'::int, '53'::int, '54'::int, '55'::int, '56'::int, '57'::int, '58'::int, '59'::int, '60'::int, '61'::int, '62'::int, '63'::int, '64'::int, '65'::int, '66'::int, '67'::int, '68'::int, '69'::int, '70'::int, '71'::int, '72'::int, '73'::int, '74'::int, '75'::int, '76'::int, '77'::int, '78'::int, '79'::int, '80'::int, '81'::int, '82'::int, '83'::int, '84'::int, '85'::int, '86'::int, '87'::int, '88'::int, '89'::int, '90'::int, '91'::int, '92'::int, '93'::int, '94'::int, '95'::int, '96'::int, '97'::int, '98'::int, '99'::int, '100'::int, '101'::int, '102'::int, '103'::int, '104'::int, '105'::int, '106'::int, '107'::int, '108'::int, '109'::int, '110'::int, '111'::int, '112'::int, '113'::int, '114'::int, '115'::int, '116'::int, '117'::int, '118'::int, '119'::int, '120'::int, '121'::int, '122'::int, '123'::int, '124'::int, '125'::int, '126'::int, '127'::int, '128'::int, '129'::int, '130'::int, '131'::int, '132'::int, '133'::int, '134'::int, '135'::int, '136'::int, '137'::int, '138'::int, '139'::int, '140'::int, '141'::int, '142'::int, '143'::int, '144'::int, '145'::int, '146'::int, '147'::int, '148'::int, '149'::int, '150'::int, '151'::int, '152'::int, '153'::int, '154'::int, '155'::int, '156'::int, '157'::int, '158'::int, '159'::int, '160'::int, '161'::int, '162'::int, '163'::int, '164'::int, '165'::int, '166'::int, '167'::int, '168'::int, '169'::int, '170'::int, '171'::int, '172'::int, '173'::int, '174'::int, '175'::int, '176'::int, '177'::int, '178'::int, '179'::int, '180'::int, '181'::int, '182'::int, '183'::int, '184'::int, '185'::int, '186'::int, '187'::int, '188'::int, '189'::int, '190'::int, '191'::int, '192'::int, '193'::int, '194'::int, '195'::int, '196'::int, '197'::int, '198'::int, '199'::int, '200'::int, '201'::int, '202'::int, '203'::int, '204'::int, '205'::int, '206'::int, '207'::int, '208'::int, '209'::int, '210'::int, '211'::int, '212'::int, '213'::int, '214'::int, '215'::int, '216'::int, '217'::int, '218'::int, '219'::int, '220'::int, '221'::int, '222'::int, '223'::int, '224'::int, '225'::int, '226'::int, '227'::int, '228'::int, '229'::int, '230'::int, '231'::int, '232'::int, '233'::int, '234'::int, '235'::int, '236'::int, '237'::int, '238'::int, '239'::int, '240'::int, '241'::int, '242'::int, '243'::int, '244'::int, '245'::int, '246'::int, '247'::int, '248'::int, '249'::int, '250'::int, '251'::int, '252'::int, '253'::int, '254'::int, '255'::int, '256'::int, '257'::int, '258'::int, '259'::int, '260'::int, '261'::int, '262'::int, '263'::int, '264'::int, '265'::int, '266'::int, '267'::int, '268'::int, '269'::int, '270'::int, '271'::int, '272'::int, '273'::int, '274'::int, '275'::int, '276'::int, '277'::int, '278'::int, '279'::int, '280'::int, '281'::int, '282'::int, '283'::int, '284'::int, '285'::int, '286'::int, '287'::int, '288'::int, '289'::int, '290'::int, '291'::int, '292'::int, '293'::int, '294'::int, '295'::int, '296'::int, '297'::int, '298'::int, '299'::int)
-- case: honest_between-004
-- rows: 9
WITH a AS (SELECT n, n * n + 1 AS x FROM generate_series(1, 9) n), b AS (SELECT *, x BETWEEN n AND n + 20 AS near FROM a), c AS (SELECT *, near IN (true, x > 3, n > 2) AS y FROM b) SELECT * FROM c WHERE y BETWEEN SYMMETRIC true AND near
-- case: honest_between-005
-- rows: 3
SELECT n FROM generate_series(1, 9) n ORDER BY n LIMIT (SELECT count(*) FROM generate_series(1, 3)) OFFSET (SELECT 2)
-- case: honest_between-006
-- rows: 4
SELECT n IN (SELECT 2) AS two, (n IN (SELECT 3)) IN (SELECT true) AS three FROM generate_series(1, 4) n
