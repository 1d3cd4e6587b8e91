# Renders itself: gnuplot -e "format='png'" diabetes.gp   (svg, png or pdf)
if (!exists('format')) format = 'svg'
if (!exists('target')) target = 'diabetes.' . format
if (format eq 'svg') set terminal svg size 734,958 font 'Liberation Sans,14' enhanced rounded background '#ffffff' name 'diabetes'
if (format eq 'png') set terminal pngcairo size 1468,1916 font 'Liberation Sans,14' enhanced rounded background '#ffffff' fontscale 1.5 linewidth 2 pointscale 2.6
if (format eq 'pdf') set terminal pdfcairo size 7.646in,9.979in font 'Liberation Sans,14' enhanced rounded background '#ffffff' fontscale 0.6 linewidth 1.4 pointscale 1.6
set output target
set encoding utf8
set border 3 lw 1 lc rgb '#707070'
set tics nomirror out scale 0.7,0.35 tc rgb '#333333'
set grid xtics ytics lc rgb '#e4e4e4' lw 0.8 lt 1 back
unset key
set xlabel offset 0,0.3
set style data lines
set multiplot
set label "Diabetes: the test error peaks where n = p" noenhanced at screen 0.027248,0.978079 left font 'Liberation Sans:Bold,17'
set label "overfit 0.1.0, tier quick, seed 0" noenhanced at screen 0.967302,0.011482 right font ',11' tc rgb '#707070'

set lmargin at screen 0.122616
set rmargin at screen 0.967302
set tmargin at screen 0.905010
set bmargin at screen 0.560543
set object rectangle from screen 0.122616,0.951461 to screen 0.163488,0.938935 fillcolor rgb '#56B4E9' fillstyle transparent solid 0.2 noborder
set label "middle half of the splits" noenhanced at screen 0.174387,0.945198 left
set arrow from screen 0.473433,0.952505 to screen 0.473433,0.937891 nohead front lw 1.2 lc rgb '#0072B2'
set label '' at screen 0.473433,0.945198 front point pt 7 ps 0.55 lc rgb '#0072B2'
set label "median over random splits" noenhanced at screen 0.504768,0.945198 left
set arrow from first 10, graph 0 to first 10, graph 1 nohead back lw 1 dt (6,8) lc rgb '#707070'
set label "n = p" noenhanced at first 10, graph 1 offset 0,0.6 center font ',12' tc rgb '#333333'
set xrange [0.8728008285:34.37210303]
set logscale x
set format x '%g'
set xtics (1, 2, 5, 10, 20)
set yrange [25339.81925:2547059.119]
set logscale y
set format y '%.0t·10^{%T}'
set ytics (50000, 100000, 200000, 500000, 1000000, 2000000)
set xlabel "training samples n   (p = 10 features)" noenhanced
set label "test error, mean squared" noenhanced at screen 0.017711,0.732777 center rotate by 90
$panel1_1 << e
1 30058.021 36276.33185
2 33424.33571 44486.96216
3 37030.16595 56132.2387
4 41793.40413 69753.36057
5 48736.76493 92359.17382
6 58816.80583 125968.3323
7 74785.15373 186152.9672
8 97926.14319 347722.6155
9 137660.807 904870.3396
10 210277.9508 2147247.741
11 126131.4088 506786.988
12 93536.26622 259644.516
13 80304.22265 205232.2454
14 72308.54071 155994.5252
15 65049.91288 136921.1411
16 60325.8109 117243.2243
17 55202.00041 101350.4011
18 52650.70013 94949.76908
19 49934.98468 86041.06016
20 47507.98323 80062.93355
21 45483.14693 76572.76167
22 43543.49934 72988.84886
23 42124.0604 68011.52457
24 41479.31529 65825.59846
25 40171.4618 63586.33836
26 38553.60257 61528.56213
27 38199.66507 59243.66161
28 37965.99719 56670.7809
29 37390.14545 54563.32076
30 36632.26606 53799.34203
e
$panel1_2 << e
1 32593.42812 32075.62858 33200.55467
2 37246.5683 36265.20595 38255.67105
3 42513.96648 41424.5843 44371.1821
4 51793.58451 50079.46253 54996.62035
5 64514.85856 61004.93467 68606.18273
6 84168.10286 75931.67152 90174.89818
7 112261.8278 100718.5476 121763.5041
8 172345.7544 154565.7887 194236.5139
9 311805.919 251774.074 371018.428
10 524795.1612 430329.9761 648638.0262
11 233163.0139 209014.8802 270477.2768
12 145623.6163 136229.3439 160286.4048
13 119160.8884 112776.3101 128672.7642
14 104895.2664 97481.20836 114529.9623
15 90558.98202 84978.0374 99232.23673
16 81087.48627 74227.59035 87801.05835
17 71174.97536 68224.18458 75867.71846
18 66806.47719 63781.48601 70780.43406
19 63649.46153 60948.90708 67100.39815
20 60341.15912 58482.61125 63340.04694
21 58509.49892 56190.81662 60464.97881
22 55650.32345 53030.51936 58869.82182
23 52099.67337 49364.3243 54618.95221
24 49772.37575 48175.00619 52935.18182
25 48545.23467 47072.25387 50584.57658
26 46718.89055 45034.13976 48816.77904
27 45465.742 44259.94458 48247.72866
28 45011.2618 43795.97376 47220.30918
29 44343.02818 43253.21441 45702.26336
30 43573.45543 41625.73487 44558.58881
e
plot $panel1_1 using 1:2:3 with filledcurves fs transparent solid 0.2 noborder lc rgb '#56B4E9' notitle, \
     $panel1_2 using 1:3:(0):($4-$3) with vectors nohead lw 1.2 lc rgb '#0072B2' notitle, \
     $panel1_2 using 1:2 with points pt 7 ps 0.55 lc rgb '#0072B2' notitle
unset label
unset arrow
unset object

set lmargin at screen 0.122616
set rmargin at screen 0.967302
set tmargin at screen 0.438413
set bmargin at screen 0.093946
set label '' at screen 0.143052,0.478601 front point pt 7 ps 0.55 lc rgb '#D55E00'
set label "median over the same splits" noenhanced at screen 0.174387,0.478601 left
set arrow from first 10, graph 0 to first 10, graph 1 nohead back lw 1 dt (6,8) lc rgb '#707070'
set label "n = p" noenhanced at first 10, graph 1 offset 0,0.6 center font ',12' tc rgb '#333333'
set xrange [0.8728008285:34.37210303]
set logscale x
set format x '%g'
set xtics (1, 2, 5, 10, 20)
set yrange [0.001474178699:0.1676028253]
set logscale y
set format y '%g'
set ytics (0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
set xlabel "training samples n   (p = 10 features)" noenhanced
set label "smallest nonzero singular value" noenhanced at screen 0.017711,0.266180 center rotate by 90
$panel2_1 << e
1 0.1406511031
2 0.09999557284
3 0.07644580659
4 0.05870967619
5 0.04463175217
6 0.03201782917
7 0.02208734517
8 0.01326359238
9 0.006066947756
10 0.001756662476
11 0.00320299172
12 0.004436892803
13 0.005416289473
14 0.006287106209
15 0.007009880925
16 0.007879237351
17 0.008551406522
18 0.009220405003
19 0.009747867533
20 0.01031800483
21 0.01109330889
22 0.01163550442
23 0.01231650335
24 0.01278801001
25 0.013253447
26 0.01420182572
27 0.01474606783
28 0.01550384922
29 0.01626940405
30 0.0165730205
e
plot $panel2_1 using 1:2 with points pt 7 ps 0.55 lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset multiplot
set output
