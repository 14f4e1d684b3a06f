/* Written by test/fixtures/make/native-elementwise.ts from src/cells/evaluate.ts and src/numeric/special; do not edit. */

#define ELEMENTWISE_UNARY(each) \
  each(copy) \
  each(negate) \
  each(tanh) \
  each(sigmoid) \
  each(relu) \
  each(softplus) \
  each(exp) \
  each(log) \
  each(square_root) \
  each(sin) \
  each(cos) \
  each(absolute) \
  each(heaviside) \
  each(sign)

#define ELEMENTWISE_BINARY(each) \
  each(add) \
  each(subtract) \
  each(multiply) \
  each(divide) \
  each(minimum) \
  each(maximum) \
  each(less)

#define ELEMENTWISE_PAIRS(each) \
  each(add_then_add) \
  each(add_then_subtract) \
  each(add_then_subtract_from) \
  each(add_then_multiply) \
  each(subtract_then_add) \
  each(subtract_then_subtract) \
  each(subtract_then_subtract_from) \
  each(subtract_then_multiply) \
  each(multiply_then_add) \
  each(multiply_then_subtract) \
  each(multiply_then_subtract_from) \
  each(multiply_then_multiply)

INLINE float f32_apply_copy(float a) {
  return a;
}

INLINE float f32_apply_negate(float a) {
  const float v0 = -a;
  return v0;
}

INLINE float f32_apply_tanh(float a) {
  const float v0 = fabsf(a);
  const float v1 = 9.020000457763672f < v0 ? 9.020000457763672f : v0;
  const float v2 = v1 * 2.885390043258667f;
  const float v3 = f32_round_to_even(v2);
  const float v4 = v3 * 0.3465735912322998f;
  const float v5 = v1 - v4;
  const float v6 = v5 * v5;
  const float v7 = (-0.05271530896425247f) * v6;
  const float v8 = v7 + 0.1333114206790924f;
  const float v9 = v8 * v6;
  const float v10 = v9 + (-0.33333322405815125f);
  const float v11 = v6 * v10;
  const float v12 = v5 * v11;
  const float v13 = v5 + v12;
  const float v14 = v3 - 1.0f;
  const float v15 = f32_power_of_two(v14);
  const float v16 = v15 - 0.5f;
  const float v17 = v15 + 0.5f;
  const float v18 = v17 * v13;
  const float v19 = v16 + v18;
  const float v20 = v19 - v13;
  const float v21 = 1.0f + v20;
  const float v22 = v19 / v21;
  const float v23 = copysignf(v22, a);
  return v23;
}

INLINE float f32_apply_sigmoid(float a) {
  const float v0 = 17.399999618530273f < a ? 17.399999618530273f : a;
  const float v1 = v0 < (-104.0f) ? (-104.0f) : v0;
  const float v2 = v1 * 1.4426950216293335f;
  const float v3 = f32_round_to_even(v2);
  const float v4 = v3 * 0.693145751953125f;
  const float v5 = v1 - v4;
  const float v6 = v3 * 0.000001428606765330187f;
  const float v7 = v5 - v6;
  const float v8 = v7 * 0.5f;
  const float v9 = v8 * v8;
  const float v10 = (-0.05271530896425247f) * v9;
  const float v11 = v10 + 0.1333114206790924f;
  const float v12 = v11 * v9;
  const float v13 = v12 + (-0.33333322405815125f);
  const float v14 = v9 * v13;
  const float v15 = v8 * v14;
  const float v16 = v8 + v15;
  const float v17 = v3 + 24.0f;
  const float v18 = f32_power_of_two(v17);
  const float v19 = 1.0f + v16;
  const float v20 = v18 * v19;
  const float v21 = v20 * 5.960464477539063e-8f;
  const float v22 = v21 - v16;
  const float v23 = 1.0f + v22;
  const float v24 = v21 / v23;
  return v24;
}

INLINE float f32_apply_relu(float a) {
  const float v0 = a < 0.0f ? 0.0f : a;
  return v0;
}

INLINE float f32_apply_softplus(float a) {
  const float v0 = fabsf(a);
  const float v1 = -v0;
  const float v2 = 90.0f < v1 ? 90.0f : v1;
  const float v3 = v2 < (-105.0f) ? (-105.0f) : v2;
  const float v4 = v3 * 1.4426950216293335f;
  const float v5 = f32_round_to_even(v4);
  const float v6 = v5 * 0.693145751953125f;
  const float v7 = v3 - v6;
  const float v8 = v5 * 0.000001428606765330187f;
  const float v9 = v7 - v8;
  const float v10 = v9 * v9;
  const float v11 = 0.0013809098163619637f * v9;
  const float v12 = v11 + 0.008368116803467274f;
  const float v13 = v12 * v9;
  const float v14 = v13 + 0.04166838899254799f;
  const float v15 = v14 * v9;
  const float v16 = v15 + 0.16666527092456818f;
  const float v17 = v16 * v9;
  const float v18 = v17 + 0.4999999403953552f;
  const float v19 = v10 * v18;
  const float v20 = v9 + v19;
  const float v21 = 1.0f + v20;
  const float v22 = v5 * 0.5f;
  const float v23 = f32_round_to_even(v22);
  const float v24 = v5 - v23;
  const float v25 = f32_power_of_two(v23);
  const float v26 = v21 * v25;
  const float v27 = f32_power_of_two(v24);
  const float v28 = v26 * v27;
  const float v29 = 0.5f * v28;
  const float v30 = v29 - 0.5f;
  const float v31 = v28 < 0.4142135679721832f ? v28 : v30;
  const float v32 = v28 < 0.4142135679721832f ? 0.0f : 1.0f;
  const float v33 = a < 0.0f ? 0.0f : a;
  const float v34 = 2.0f + v31;
  const float v35 = v31 / v34;
  const float v36 = v35 * v35;
  const float v37 = 0.2428610622882843f * v36;
  const float v38 = v37 + 0.28498488664627075f;
  const float v39 = v38 * v36;
  const float v40 = v39 + 0.40000975131988525f;
  const float v41 = v40 * v36;
  const float v42 = v41 + 0.6666666269302368f;
  const float v43 = v36 * v42;
  const float v44 = v31 * v31;
  const float v45 = 0.5f * v44;
  const float v46 = v45 + v43;
  const float v47 = v35 * v46;
  const float v48 = v32 * 0.000001428606765330187f;
  const float v49 = v47 + v48;
  const float v50 = v45 - v49;
  const float v51 = v50 - v31;
  const float v52 = v32 * 0.693145751953125f;
  const float v53 = v52 - v51;
  const float v54 = v33 + v53;
  return v54;
}

INLINE float f32_apply_exp(float a) {
  const float v0 = 90.0f < a ? 90.0f : a;
  const float v1 = v0 < (-105.0f) ? (-105.0f) : v0;
  const float v2 = v1 * 1.4426950216293335f;
  const float v3 = f32_round_to_even(v2);
  const float v4 = v3 * 0.693145751953125f;
  const float v5 = v1 - v4;
  const float v6 = v3 * 0.000001428606765330187f;
  const float v7 = v5 - v6;
  const float v8 = v7 * v7;
  const float v9 = 0.0013809098163619637f * v7;
  const float v10 = v9 + 0.008368116803467274f;
  const float v11 = v10 * v7;
  const float v12 = v11 + 0.04166838899254799f;
  const float v13 = v12 * v7;
  const float v14 = v13 + 0.16666527092456818f;
  const float v15 = v14 * v7;
  const float v16 = v15 + 0.4999999403953552f;
  const float v17 = v8 * v16;
  const float v18 = v7 + v17;
  const float v19 = 1.0f + v18;
  const float v20 = v3 * 0.5f;
  const float v21 = f32_round_to_even(v20);
  const float v22 = v3 - v21;
  const float v23 = f32_power_of_two(v21);
  const float v24 = v19 * v23;
  const float v25 = f32_power_of_two(v22);
  const float v26 = v24 * v25;
  return v26;
}

INLINE float f32_apply_log(float a) {
  const float v0 = a < 7.888609052210118e-31f ? 4294967296.0f : 0.25f;
  const float v1 = a * v0;
  const float v2 = f32_exponent_of(v1);
  const float v3 = -v2;
  const float v4 = f32_power_of_two(v3);
  const float v5 = v1 * v4;
  const float v6 = v5 - 1.0f;
  const float v7 = a < 7.888609052210118e-31f ? 32.0f : (-2.0f);
  const float v8 = v2 - v7;
  const float v9 = 2.0f + v6;
  const float v10 = v6 / v9;
  const float v11 = v10 * v10;
  const float v12 = 0.2428610622882843f * v11;
  const float v13 = v12 + 0.28498488664627075f;
  const float v14 = v13 * v11;
  const float v15 = v14 + 0.40000975131988525f;
  const float v16 = v15 * v11;
  const float v17 = v16 + 0.6666666269302368f;
  const float v18 = v11 * v17;
  const float v19 = v6 * v6;
  const float v20 = 0.5f * v19;
  const float v21 = v20 + v18;
  const float v22 = v10 * v21;
  const float v23 = v8 * 0.000001428606765330187f;
  const float v24 = v22 + v23;
  const float v25 = v20 - v24;
  const float v26 = v25 - v6;
  const float v27 = v8 * 0.693145751953125f;
  const float v28 = v27 - v26;
  const float v29 = a < 1.401298464324817e-45f ? (-INFINITY) : v28;
  const float v30 = a < 0.0f ? NAN : v29;
  const float v31 = 3.4028234663852886e+38f < a ? a : v30;
  return v31;
}

INLINE float f32_apply_square_root(float a) {
  const float v0 = sqrtf(a);
  return v0;
}

INLINE float f32_apply_sin(float a) {
  const float v0 = copysignf(1.0f, a);
  const float v1 = fabsf(a);
  const float v2 = 100000.0f < v1 ? 100000.0f : v1;
  const float v3 = 3.4028234663852886e+38f < v1 ? NAN : v2;
  const float v4 = v3 * 0.6366197466850281f;
  const float v5 = f32_round_to_even(v4);
  const float v6 = v5 * 1.5703125f;
  const float v7 = v3 - v6;
  const float v8 = v3 - v7;
  const float v9 = v8 - v6;
  const float v10 = 0.0f + v9;
  const float v11 = v5 * 0.0004825592041015625f;
  const float v12 = v7 - v11;
  const float v13 = v7 - v12;
  const float v14 = v13 - v11;
  const float v15 = v10 + v14;
  const float v16 = v5 * 0.0000012665987014770508f;
  const float v17 = v12 - v16;
  const float v18 = v12 - v17;
  const float v19 = v18 - v16;
  const float v20 = v15 + v19;
  const float v21 = v5 * 9.89530235528946e-10f;
  const float v22 = v17 - v21;
  const float v23 = v17 - v22;
  const float v24 = v23 - v21;
  const float v25 = v20 + v24;
  const float v26 = v5 * 2.5579538487363607e-12f;
  const float v27 = v22 - v26;
  const float v28 = v22 - v27;
  const float v29 = v28 - v26;
  const float v30 = v25 + v29;
  const float v31 = v5 * 5.384581669432009e-15f;
  const float v32 = v27 - v31;
  const float v33 = v27 - v32;
  const float v34 = v33 - v31;
  const float v35 = v30 + v34;
  const float v36 = v5 * 5.721188916458728e-18f;
  const float v37 = v32 - v36;
  const float v38 = v32 - v37;
  const float v39 = v38 - v36;
  const float v40 = v35 + v39;
  const float v41 = v5 * 0.5f;
  const float v42 = f32_round_to_even(v41);
  const float v43 = v42 * 2.0f;
  const float v44 = v5 - v43;
  const float v45 = fabsf(v44);
  const float v46 = v37 * v37;
  const float v47 = v37 * v46;
  const float v48 = (-0.0001951828453456983f) * v46;
  const float v49 = v48 + 0.008332189172506332f;
  const float v50 = v49 * v46;
  const float v51 = v50 + (-0.16666655242443085f);
  const float v52 = v47 * v51;
  const float v53 = v52 + v40;
  const float v54 = v37 + v53;
  const float v55 = 0.5f * v46;
  const float v56 = 1.0f - v55;
  const float v57 = 1.0f - v56;
  const float v58 = v57 - v55;
  const float v59 = v46 * v46;
  const float v60 = 0.000024432327336398885f * v46;
  const float v61 = v60 + (-0.0013887309469282627f);
  const float v62 = v61 * v46;
  const float v63 = v62 + 0.04166664555668831f;
  const float v64 = v59 * v63;
  const float v65 = v37 * v40;
  const float v66 = v64 - v65;
  const float v67 = v58 + v66;
  const float v68 = v56 + v67;
  const float v69 = v45 < 0.5f ? v54 : v68;
  const float v70 = v5 * 0.25f;
  const float v71 = f32_round_to_even(v70);
  const float v72 = v71 * 4.0f;
  const float v73 = v5 - v72;
  const float v74 = v73 - 0.5f;
  const float v75 = fabsf(v74);
  const float v76 = -v69;
  const float v77 = v75 < 1.0f ? v69 : v76;
  const float v78 = v0 * v77;
  return v78;
}

INLINE float f32_apply_cos(float a) {
  const float v0 = fabsf(a);
  const float v1 = 100000.0f < v0 ? 100000.0f : v0;
  const float v2 = 3.4028234663852886e+38f < v0 ? NAN : v1;
  const float v3 = v2 * 0.6366197466850281f;
  const float v4 = f32_round_to_even(v3);
  const float v5 = v4 * 1.5703125f;
  const float v6 = v2 - v5;
  const float v7 = v2 - v6;
  const float v8 = v7 - v5;
  const float v9 = 0.0f + v8;
  const float v10 = v4 * 0.0004825592041015625f;
  const float v11 = v6 - v10;
  const float v12 = v6 - v11;
  const float v13 = v12 - v10;
  const float v14 = v9 + v13;
  const float v15 = v4 * 0.0000012665987014770508f;
  const float v16 = v11 - v15;
  const float v17 = v11 - v16;
  const float v18 = v17 - v15;
  const float v19 = v14 + v18;
  const float v20 = v4 * 9.89530235528946e-10f;
  const float v21 = v16 - v20;
  const float v22 = v16 - v21;
  const float v23 = v22 - v20;
  const float v24 = v19 + v23;
  const float v25 = v4 * 2.5579538487363607e-12f;
  const float v26 = v21 - v25;
  const float v27 = v21 - v26;
  const float v28 = v27 - v25;
  const float v29 = v24 + v28;
  const float v30 = v4 * 5.384581669432009e-15f;
  const float v31 = v26 - v30;
  const float v32 = v26 - v31;
  const float v33 = v32 - v30;
  const float v34 = v29 + v33;
  const float v35 = v4 * 5.721188916458728e-18f;
  const float v36 = v31 - v35;
  const float v37 = v31 - v36;
  const float v38 = v37 - v35;
  const float v39 = v34 + v38;
  const float v40 = v4 + 1.0f;
  const float v41 = v40 * 0.5f;
  const float v42 = f32_round_to_even(v41);
  const float v43 = v42 * 2.0f;
  const float v44 = v40 - v43;
  const float v45 = fabsf(v44);
  const float v46 = v36 * v36;
  const float v47 = v36 * v46;
  const float v48 = (-0.0001951828453456983f) * v46;
  const float v49 = v48 + 0.008332189172506332f;
  const float v50 = v49 * v46;
  const float v51 = v50 + (-0.16666655242443085f);
  const float v52 = v47 * v51;
  const float v53 = v52 + v39;
  const float v54 = v36 + v53;
  const float v55 = 0.5f * v46;
  const float v56 = 1.0f - v55;
  const float v57 = 1.0f - v56;
  const float v58 = v57 - v55;
  const float v59 = v46 * v46;
  const float v60 = 0.000024432327336398885f * v46;
  const float v61 = v60 + (-0.0013887309469282627f);
  const float v62 = v61 * v46;
  const float v63 = v62 + 0.04166664555668831f;
  const float v64 = v59 * v63;
  const float v65 = v36 * v39;
  const float v66 = v64 - v65;
  const float v67 = v58 + v66;
  const float v68 = v56 + v67;
  const float v69 = v45 < 0.5f ? v54 : v68;
  const float v70 = v40 * 0.25f;
  const float v71 = f32_round_to_even(v70);
  const float v72 = v71 * 4.0f;
  const float v73 = v40 - v72;
  const float v74 = v73 - 0.5f;
  const float v75 = fabsf(v74);
  const float v76 = -v69;
  const float v77 = v75 < 1.0f ? v69 : v76;
  return v77;
}

INLINE float f32_apply_absolute(float a) {
  const float v0 = fabsf(a);
  return v0;
}

INLINE float f32_apply_heaviside(float a) {
  const float v0 = 0.0f < a ? 1.0f : 0.0f;
  return v0;
}

INLINE float f32_apply_sign(float a) {
  const float v0 = a < 0.0f ? (-1.0f) : 0.0f;
  const float v1 = 0.0f < a ? 1.0f : v0;
  return v1;
}

INLINE float f32_apply_add(float a, float b) {
  const float v0 = a + b;
  return v0;
}

INLINE float f32_apply_subtract(float a, float b) {
  const float v0 = a - b;
  return v0;
}

INLINE float f32_apply_multiply(float a, float b) {
  const float v0 = a * b;
  return v0;
}

INLINE float f32_apply_divide(float a, float b) {
  const float v0 = a / b;
  return v0;
}

INLINE float f32_apply_minimum(float a, float b) {
  const float v0 = f32_minimum(a, b);
  return v0;
}

INLINE float f32_apply_maximum(float a, float b) {
  const float v0 = f32_maximum(a, b);
  return v0;
}

INLINE float f32_apply_less(float a, float b) {
  const float v0 = a < b ? 1.0f : 0.0f;
  return v0;
}

INLINE float f32_apply_add_then_add(float a, float b, float c) {
  const float v0 = a + b;
  const float v1 = v0 + c;
  return v1;
}

INLINE float f32_apply_add_then_subtract(float a, float b, float c) {
  const float v0 = a + b;
  const float v1 = v0 - c;
  return v1;
}

INLINE float f32_apply_add_then_subtract_from(float a, float b, float c) {
  const float v0 = a + b;
  const float v1 = c - v0;
  return v1;
}

INLINE float f32_apply_add_then_multiply(float a, float b, float c) {
  const float v0 = a + b;
  const float v1 = v0 * c;
  return v1;
}

INLINE float f32_apply_subtract_then_add(float a, float b, float c) {
  const float v0 = a - b;
  const float v1 = v0 + c;
  return v1;
}

INLINE float f32_apply_subtract_then_subtract(float a, float b, float c) {
  const float v0 = a - b;
  const float v1 = v0 - c;
  return v1;
}

INLINE float f32_apply_subtract_then_subtract_from(float a, float b, float c) {
  const float v0 = a - b;
  const float v1 = c - v0;
  return v1;
}

INLINE float f32_apply_subtract_then_multiply(float a, float b, float c) {
  const float v0 = a - b;
  const float v1 = v0 * c;
  return v1;
}

INLINE float f32_apply_multiply_then_add(float a, float b, float c) {
  const float v0 = a * b;
  const float v1 = v0 + c;
  return v1;
}

INLINE float f32_apply_multiply_then_subtract(float a, float b, float c) {
  const float v0 = a * b;
  const float v1 = v0 - c;
  return v1;
}

INLINE float f32_apply_multiply_then_subtract_from(float a, float b, float c) {
  const float v0 = a * b;
  const float v1 = c - v0;
  return v1;
}

INLINE float f32_apply_multiply_then_multiply(float a, float b, float c) {
  const float v0 = a * b;
  const float v1 = v0 * c;
  return v1;
}

INLINE double f64_apply_copy(double a) {
  return a;
}

INLINE double f64_apply_negate(double a) {
  const double v0 = -a;
  return v0;
}

INLINE double f64_apply_tanh(double a) {
  const double v0 = fabs(a);
  const double v1 = 19.07 < v0 ? 19.07 : v0;
  const double v2 = v1 * 2.8853900817779268;
  const double v3 = f64_round_to_even(v2);
  const double v4 = v3 * 0.34657359027997264;
  const double v5 = v1 - v4;
  const double v6 = v5 * v5;
  const double v7 = v6 * v6;
  const double v8 = (-0.008857310855239798) * v7;
  const double v9 = v8 + (-0.05396825278327271);
  const double v10 = v9 * v7;
  const double v11 = v10 + (-0.3333333333333249);
  const double v12 = 0.0034448598298127205 * v7;
  const double v13 = v12 + 0.02186937078957203;
  const double v14 = v13 * v7;
  const double v15 = v14 + 0.1333333333278472;
  const double v16 = v15 * v6;
  const double v17 = v11 + v16;
  const double v18 = v6 * v17;
  const double v19 = v5 * v18;
  const double v20 = v5 + v19;
  const double v21 = v3 - 1.0;
  const double v22 = f64_power_of_two(v21);
  const double v23 = v22 - 0.5;
  const double v24 = v22 + 0.5;
  const double v25 = v24 * v20;
  const double v26 = v23 + v25;
  const double v27 = v26 - v20;
  const double v28 = 1.0 + v27;
  const double v29 = v26 / v28;
  const double v30 = copysign(v29, a);
  return v30;
}

INLINE double f64_apply_sigmoid(double a) {
  const double v0 = 37.5 < a ? 37.5 : a;
  const double v1 = v0 < (-746.0) ? (-746.0) : v0;
  const double v2 = v1 * 1.4426950408889634;
  const double v3 = f64_round_to_even(v2);
  const double v4 = v3 * 0.6931471805601177;
  const double v5 = v1 - v4;
  const double v6 = v3 * (-1.7239444525614835e-13);
  const double v7 = v5 - v6;
  const double v8 = v7 * 0.5;
  const double v9 = v8 * v8;
  const double v10 = v9 * v9;
  const double v11 = (-0.008857310855239798) * v10;
  const double v12 = v11 + (-0.05396825278327271);
  const double v13 = v12 * v10;
  const double v14 = v13 + (-0.3333333333333249);
  const double v15 = 0.0034448598298127205 * v10;
  const double v16 = v15 + 0.02186937078957203;
  const double v17 = v16 * v10;
  const double v18 = v17 + 0.1333333333278472;
  const double v19 = v18 * v9;
  const double v20 = v14 + v19;
  const double v21 = v9 * v20;
  const double v22 = v8 * v21;
  const double v23 = v8 + v22;
  const double v24 = v3 + 54.0;
  const double v25 = f64_power_of_two(v24);
  const double v26 = 1.0 + v23;
  const double v27 = v25 * v26;
  const double v28 = v27 * 5.551115123125783e-17;
  const double v29 = v28 - v23;
  const double v30 = 1.0 + v29;
  const double v31 = v28 / v30;
  return v31;
}

INLINE double f64_apply_relu(double a) {
  const double v0 = a < 0.0 ? 0.0 : a;
  return v0;
}

INLINE double f64_apply_softplus(double a) {
  const double v0 = fabs(a);
  const double v1 = -v0;
  const double v2 = 711.0 < v1 ? 711.0 : v1;
  const double v3 = v2 < (-746.0) ? (-746.0) : v2;
  const double v4 = v3 * 1.4426950408889634;
  const double v5 = f64_round_to_even(v4);
  const double v6 = v5 * 0.6931471805601177;
  const double v7 = v3 - v6;
  const double v8 = v5 * (-1.7239444525614835e-13);
  const double v9 = v7 - v8;
  const double v10 = v9 * v9;
  const double v11 = 2.7629760550819293e-7 * v10;
  const double v12 = v11 + 0.000024801497906151332;
  const double v13 = v12 * v10;
  const double v14 = v13 + 0.0013888888935123837;
  const double v15 = v14 * v10;
  const double v16 = v15 + 0.041666666666576764;
  const double v17 = v16 * v10;
  const double v18 = v17 + 0.5000000000000004;
  const double v19 = 2.5178469394748505e-8 * v10;
  const double v20 = v19 + 0.000002755751888429955;
  const double v21 = v20 * v10;
  const double v22 = v21 + 0.0001984126893062876;
  const double v23 = v22 * v10;
  const double v24 = v23 + 0.008333333334108317;
  const double v25 = v24 * v10;
  const double v26 = v25 + 0.16666666666664845;
  const double v27 = v26 * v9;
  const double v28 = v18 + v27;
  const double v29 = v10 * v28;
  const double v30 = v9 + v29;
  const double v31 = 1.0 + v30;
  const double v32 = v5 * 0.5;
  const double v33 = f64_round_to_even(v32);
  const double v34 = v5 - v33;
  const double v35 = f64_power_of_two(v33);
  const double v36 = v31 * v35;
  const double v37 = f64_power_of_two(v34);
  const double v38 = v36 * v37;
  const double v39 = 0.5 * v38;
  const double v40 = v39 - 0.5;
  const double v41 = v38 < 0.41421356237309503 ? v38 : v40;
  const double v42 = v38 < 0.41421356237309503 ? 0.0 : 1.0;
  const double v43 = a < 0.0 ? 0.0 : a;
  const double v44 = 2.0 + v41;
  const double v45 = v41 / v44;
  const double v46 = v45 * v45;
  const double v47 = v46 * v46;
  const double v48 = 0.14795598314949113 * v47;
  const double v49 = v48 + 0.18183562609456685;
  const double v50 = v49 * v47;
  const double v51 = v50 + 0.28571428741976934;
  const double v52 = v51 * v47;
  const double v53 = v52 + 0.6666666666666734;
  const double v54 = 0.15314089802709563 * v47;
  const double v55 = v54 + 0.22222198610310065;
  const double v56 = v55 * v47;
  const double v57 = v56 + 0.3999999999941682;
  const double v58 = v57 * v46;
  const double v59 = v53 + v58;
  const double v60 = v46 * v59;
  const double v61 = v41 * v41;
  const double v62 = 0.5 * v61;
  const double v63 = v62 + v60;
  const double v64 = v45 * v63;
  const double v65 = v42 * (-1.7239444525614835e-13);
  const double v66 = v64 + v65;
  const double v67 = v62 - v66;
  const double v68 = v67 - v41;
  const double v69 = v42 * 0.6931471805601177;
  const double v70 = v69 - v68;
  const double v71 = v43 + v70;
  return v71;
}

INLINE double f64_apply_exp(double a) {
  const double v0 = 711.0 < a ? 711.0 : a;
  const double v1 = v0 < (-746.0) ? (-746.0) : v0;
  const double v2 = v1 * 1.4426950408889634;
  const double v3 = f64_round_to_even(v2);
  const double v4 = v3 * 0.6931471805601177;
  const double v5 = v1 - v4;
  const double v6 = v3 * (-1.7239444525614835e-13);
  const double v7 = v5 - v6;
  const double v8 = v7 * v7;
  const double v9 = 2.7629760550819293e-7 * v8;
  const double v10 = v9 + 0.000024801497906151332;
  const double v11 = v10 * v8;
  const double v12 = v11 + 0.0013888888935123837;
  const double v13 = v12 * v8;
  const double v14 = v13 + 0.041666666666576764;
  const double v15 = v14 * v8;
  const double v16 = v15 + 0.5000000000000004;
  const double v17 = 2.5178469394748505e-8 * v8;
  const double v18 = v17 + 0.000002755751888429955;
  const double v19 = v18 * v8;
  const double v20 = v19 + 0.0001984126893062876;
  const double v21 = v20 * v8;
  const double v22 = v21 + 0.008333333334108317;
  const double v23 = v22 * v8;
  const double v24 = v23 + 0.16666666666664845;
  const double v25 = v24 * v7;
  const double v26 = v16 + v25;
  const double v27 = v8 * v26;
  const double v28 = v7 + v27;
  const double v29 = 1.0 + v28;
  const double v30 = v3 * 0.5;
  const double v31 = f64_round_to_even(v30);
  const double v32 = v3 - v31;
  const double v33 = f64_power_of_two(v31);
  const double v34 = v29 * v33;
  const double v35 = f64_power_of_two(v32);
  const double v36 = v34 * v35;
  return v36;
}

INLINE double f64_apply_log(double a) {
  const double v0 = a < 9.332636185032189e-302 ? 1152921504606847000.0 : 0.25;
  const double v1 = a * v0;
  const double v2 = f64_exponent_of(v1);
  const double v3 = -v2;
  const double v4 = f64_power_of_two(v3);
  const double v5 = v1 * v4;
  const double v6 = v5 - 1.0;
  const double v7 = a < 9.332636185032189e-302 ? 60.0 : (-2.0);
  const double v8 = v2 - v7;
  const double v9 = 2.0 + v6;
  const double v10 = v6 / v9;
  const double v11 = v10 * v10;
  const double v12 = v11 * v11;
  const double v13 = 0.14795598314949113 * v12;
  const double v14 = v13 + 0.18183562609456685;
  const double v15 = v14 * v12;
  const double v16 = v15 + 0.28571428741976934;
  const double v17 = v16 * v12;
  const double v18 = v17 + 0.6666666666666734;
  const double v19 = 0.15314089802709563 * v12;
  const double v20 = v19 + 0.22222198610310065;
  const double v21 = v20 * v12;
  const double v22 = v21 + 0.3999999999941682;
  const double v23 = v22 * v11;
  const double v24 = v18 + v23;
  const double v25 = v11 * v24;
  const double v26 = v6 * v6;
  const double v27 = 0.5 * v26;
  const double v28 = v27 + v25;
  const double v29 = v10 * v28;
  const double v30 = v8 * (-1.7239444525614835e-13);
  const double v31 = v29 + v30;
  const double v32 = v27 - v31;
  const double v33 = v32 - v6;
  const double v34 = v8 * 0.6931471805601177;
  const double v35 = v34 - v33;
  const double v36 = a < 5e-324 ? (-INFINITY) : v35;
  const double v37 = a < 0.0 ? NAN : v36;
  const double v38 = 1.7976931348623157e+308 < a ? a : v37;
  return v38;
}

INLINE double f64_apply_square_root(double a) {
  const double v0 = sqrt(a);
  return v0;
}

INLINE double f64_apply_sin(double a) {
  const double v0 = copysign(1.0, a);
  const double v1 = fabs(a);
  const double v2 = 1000000000.0 < v1 ? 1000000000.0 : v1;
  const double v3 = 1.7976931348623157e+308 < v1 ? NAN : v2;
  const double v4 = v3 * 0.6366197723675814;
  const double v5 = f64_round_to_even(v4);
  const double v6 = v5 * 1.570796251296997;
  const double v7 = v3 - v6;
  const double v8 = v3 - v7;
  const double v9 = v8 - v6;
  const double v10 = 0.0 + v9;
  const double v11 = v5 * 7.549789415861596e-8;
  const double v12 = v7 - v11;
  const double v13 = v7 - v12;
  const double v14 = v13 - v11;
  const double v15 = v10 + v14;
  const double v16 = v5 * 5.390302529957765e-15;
  const double v17 = v12 - v16;
  const double v18 = v12 - v17;
  const double v19 = v18 - v16;
  const double v20 = v15 + v19;
  const double v21 = v5 * 3.2820031633724233e-22;
  const double v22 = v17 - v21;
  const double v23 = v17 - v22;
  const double v24 = v23 - v21;
  const double v25 = v20 + v24;
  const double v26 = v5 * 3.795010649787914e-29;
  const double v27 = v22 - v26;
  const double v28 = v22 - v27;
  const double v29 = v28 - v26;
  const double v30 = v25 + v29;
  const double v31 = v5 * 1.2293331171481208e-36;
  const double v32 = v27 - v31;
  const double v33 = v27 - v32;
  const double v34 = v33 - v31;
  const double v35 = v30 + v34;
  const double v36 = v5 * 0.5;
  const double v37 = f64_round_to_even(v36);
  const double v38 = v37 * 2.0;
  const double v39 = v5 - v38;
  const double v40 = fabs(v39);
  const double v41 = v32 * v32;
  const double v42 = v32 * v41;
  const double v43 = v41 * v41;
  const double v44 = (-2.5050734388268817e-8) * v43;
  const double v45 = v44 + (-0.00019841269829358528);
  const double v46 = v45 * v43;
  const double v47 = v46 + (-0.1666666666666663);
  const double v48 = 1.5895433194203007e-10 * v43;
  const double v49 = v48 + 0.0000027557313538511744;
  const double v50 = v49 * v43;
  const double v51 = v50 + 0.00833333333332184;
  const double v52 = v51 * v41;
  const double v53 = v47 + v52;
  const double v54 = v42 * v53;
  const double v55 = v54 + v35;
  const double v56 = v32 + v55;
  const double v57 = 0.5 * v41;
  const double v58 = 1.0 - v57;
  const double v59 = 1.0 - v58;
  const double v60 = v59 - v57;
  const double v61 = 2.0875705115181577e-9 * v43;
  const double v62 = v61 + 0.000024801587288997485;
  const double v63 = v62 * v43;
  const double v64 = v63 + 0.041666666666666595;
  const double v65 = (-1.1358732782070318e-11) * v43;
  const double v66 = v65 + (-2.755731421530058e-7);
  const double v67 = v66 * v43;
  const double v68 = v67 + (-0.0013888888888873338);
  const double v69 = v68 * v41;
  const double v70 = v64 + v69;
  const double v71 = v43 * v70;
  const double v72 = v32 * v35;
  const double v73 = v71 - v72;
  const double v74 = v60 + v73;
  const double v75 = v58 + v74;
  const double v76 = v40 < 0.5 ? v56 : v75;
  const double v77 = v5 * 0.25;
  const double v78 = f64_round_to_even(v77);
  const double v79 = v78 * 4.0;
  const double v80 = v5 - v79;
  const double v81 = v80 - 0.5;
  const double v82 = fabs(v81);
  const double v83 = -v76;
  const double v84 = v82 < 1.0 ? v76 : v83;
  const double v85 = v0 * v84;
  return v85;
}

INLINE double f64_apply_cos(double a) {
  const double v0 = fabs(a);
  const double v1 = 1000000000.0 < v0 ? 1000000000.0 : v0;
  const double v2 = 1.7976931348623157e+308 < v0 ? NAN : v1;
  const double v3 = v2 * 0.6366197723675814;
  const double v4 = f64_round_to_even(v3);
  const double v5 = v4 * 1.570796251296997;
  const double v6 = v2 - v5;
  const double v7 = v2 - v6;
  const double v8 = v7 - v5;
  const double v9 = 0.0 + v8;
  const double v10 = v4 * 7.549789415861596e-8;
  const double v11 = v6 - v10;
  const double v12 = v6 - v11;
  const double v13 = v12 - v10;
  const double v14 = v9 + v13;
  const double v15 = v4 * 5.390302529957765e-15;
  const double v16 = v11 - v15;
  const double v17 = v11 - v16;
  const double v18 = v17 - v15;
  const double v19 = v14 + v18;
  const double v20 = v4 * 3.2820031633724233e-22;
  const double v21 = v16 - v20;
  const double v22 = v16 - v21;
  const double v23 = v22 - v20;
  const double v24 = v19 + v23;
  const double v25 = v4 * 3.795010649787914e-29;
  const double v26 = v21 - v25;
  const double v27 = v21 - v26;
  const double v28 = v27 - v25;
  const double v29 = v24 + v28;
  const double v30 = v4 * 1.2293331171481208e-36;
  const double v31 = v26 - v30;
  const double v32 = v26 - v31;
  const double v33 = v32 - v30;
  const double v34 = v29 + v33;
  const double v35 = v4 + 1.0;
  const double v36 = v35 * 0.5;
  const double v37 = f64_round_to_even(v36);
  const double v38 = v37 * 2.0;
  const double v39 = v35 - v38;
  const double v40 = fabs(v39);
  const double v41 = v31 * v31;
  const double v42 = v31 * v41;
  const double v43 = v41 * v41;
  const double v44 = (-2.5050734388268817e-8) * v43;
  const double v45 = v44 + (-0.00019841269829358528);
  const double v46 = v45 * v43;
  const double v47 = v46 + (-0.1666666666666663);
  const double v48 = 1.5895433194203007e-10 * v43;
  const double v49 = v48 + 0.0000027557313538511744;
  const double v50 = v49 * v43;
  const double v51 = v50 + 0.00833333333332184;
  const double v52 = v51 * v41;
  const double v53 = v47 + v52;
  const double v54 = v42 * v53;
  const double v55 = v54 + v34;
  const double v56 = v31 + v55;
  const double v57 = 0.5 * v41;
  const double v58 = 1.0 - v57;
  const double v59 = 1.0 - v58;
  const double v60 = v59 - v57;
  const double v61 = 2.0875705115181577e-9 * v43;
  const double v62 = v61 + 0.000024801587288997485;
  const double v63 = v62 * v43;
  const double v64 = v63 + 0.041666666666666595;
  const double v65 = (-1.1358732782070318e-11) * v43;
  const double v66 = v65 + (-2.755731421530058e-7);
  const double v67 = v66 * v43;
  const double v68 = v67 + (-0.0013888888888873338);
  const double v69 = v68 * v41;
  const double v70 = v64 + v69;
  const double v71 = v43 * v70;
  const double v72 = v31 * v34;
  const double v73 = v71 - v72;
  const double v74 = v60 + v73;
  const double v75 = v58 + v74;
  const double v76 = v40 < 0.5 ? v56 : v75;
  const double v77 = v35 * 0.25;
  const double v78 = f64_round_to_even(v77);
  const double v79 = v78 * 4.0;
  const double v80 = v35 - v79;
  const double v81 = v80 - 0.5;
  const double v82 = fabs(v81);
  const double v83 = -v76;
  const double v84 = v82 < 1.0 ? v76 : v83;
  return v84;
}

INLINE double f64_apply_absolute(double a) {
  const double v0 = fabs(a);
  return v0;
}

INLINE double f64_apply_heaviside(double a) {
  const double v0 = 0.0 < a ? 1.0 : 0.0;
  return v0;
}

INLINE double f64_apply_sign(double a) {
  const double v0 = a < 0.0 ? (-1.0) : 0.0;
  const double v1 = 0.0 < a ? 1.0 : v0;
  return v1;
}

INLINE double f64_apply_add(double a, double b) {
  const double v0 = a + b;
  return v0;
}

INLINE double f64_apply_subtract(double a, double b) {
  const double v0 = a - b;
  return v0;
}

INLINE double f64_apply_multiply(double a, double b) {
  const double v0 = a * b;
  return v0;
}

INLINE double f64_apply_divide(double a, double b) {
  const double v0 = a / b;
  return v0;
}

INLINE double f64_apply_minimum(double a, double b) {
  const double v0 = f64_minimum(a, b);
  return v0;
}

INLINE double f64_apply_maximum(double a, double b) {
  const double v0 = f64_maximum(a, b);
  return v0;
}

INLINE double f64_apply_less(double a, double b) {
  const double v0 = a < b ? 1.0 : 0.0;
  return v0;
}

INLINE double f64_apply_add_then_add(double a, double b, double c) {
  const double v0 = a + b;
  const double v1 = v0 + c;
  return v1;
}

INLINE double f64_apply_add_then_subtract(double a, double b, double c) {
  const double v0 = a + b;
  const double v1 = v0 - c;
  return v1;
}

INLINE double f64_apply_add_then_subtract_from(double a, double b, double c) {
  const double v0 = a + b;
  const double v1 = c - v0;
  return v1;
}

INLINE double f64_apply_add_then_multiply(double a, double b, double c) {
  const double v0 = a + b;
  const double v1 = v0 * c;
  return v1;
}

INLINE double f64_apply_subtract_then_add(double a, double b, double c) {
  const double v0 = a - b;
  const double v1 = v0 + c;
  return v1;
}

INLINE double f64_apply_subtract_then_subtract(double a, double b, double c) {
  const double v0 = a - b;
  const double v1 = v0 - c;
  return v1;
}

INLINE double f64_apply_subtract_then_subtract_from(double a, double b, double c) {
  const double v0 = a - b;
  const double v1 = c - v0;
  return v1;
}

INLINE double f64_apply_subtract_then_multiply(double a, double b, double c) {
  const double v0 = a - b;
  const double v1 = v0 * c;
  return v1;
}

INLINE double f64_apply_multiply_then_add(double a, double b, double c) {
  const double v0 = a * b;
  const double v1 = v0 + c;
  return v1;
}

INLINE double f64_apply_multiply_then_subtract(double a, double b, double c) {
  const double v0 = a * b;
  const double v1 = v0 - c;
  return v1;
}

INLINE double f64_apply_multiply_then_subtract_from(double a, double b, double c) {
  const double v0 = a * b;
  const double v1 = c - v0;
  return v1;
}

INLINE double f64_apply_multiply_then_multiply(double a, double b, double c) {
  const double v0 = a * b;
  const double v1 = v0 * c;
  return v1;
}
