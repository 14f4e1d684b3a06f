import { concatenated } from "../../numeric/concatenated.ts";
import { bytesField, messageField, textField, varintField, type ProtobufField } from "./protobuf.ts";

/** An encoded `NodeProto`, `TensorProto`, `ValueInfoProto` or `AttributeProto`. */
export type OnnxMessage = Uint8Array;

/** Numbers of ONNX's element types. */
const FLOAT = 1;
const INT64 = 7;

/** Numbers of its attribute types. */
const ATTRIBUTE = { i: 2, g: 5, strings: 8 } as const;

/** Operator set 14: the last change of the recurrent operators. IR version 7 came with it. */
const OPERATOR_SET = 14;
const IR_VERSION = 7;

/** The parts of a graph. */
export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxMessage[];
  readonly initializers: readonly OnnxMessage[];
  readonly inputs: readonly OnnxMessage[];
  readonly outputs: readonly OnnxMessage[];
}

/** An operator applied to named values. */
export function onnxNode(operator: string, inputs: readonly string[], outputs: readonly string[], attributes: readonly OnnxMessage[] = []): OnnxMessage {
  return concatenated(Uint8Array, [...inputs.map((name) => textField(1, name)), ...outputs.map((name) => textField(2, name)), textField(4, operator), ...attributes.map((attribute) => bytesField(5, attribute))]);
}

/** A float32 constant, row-major. */
export function floatTensor(name: string, shape: readonly number[], data: Float32Array): OnnxMessage {
  return tensor(name, shape, FLOAT, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

/** A vector of 64-bit integers, as shapes and indices are. */
export function integerTensor(name: string, values: readonly number[]): OnnxMessage {
  return tensor(name, [values.length], INT64, new Uint8Array(BigInt64Array.from(values, BigInt).buffer));
}

function tensor(name: string, shape: readonly number[], type: number, bytes: Uint8Array): OnnxMessage {
  return concatenated(Uint8Array, [...shape.map((size) => varintField(1, size)), varintField(2, type), textField(8, name), bytesField(9, bytes)]);
}

/** A float32 value with axes of fixed size or, where a text is given, of a size to be named so. */
export function floatValue(name: string, shape: readonly (number | string)[]): OnnxMessage {
  const axes = shape.map((size): ProtobufField => messageField(1, typeof size === "number" ? varintField(1, size) : textField(2, size)));
  return concatenated(Uint8Array, [textField(1, name), messageField(2, messageField(1, varintField(1, FLOAT), messageField(2, ...axes)))]);
}

export function integerAttribute(name: string, value: number): OnnxMessage {
  return concatenated(Uint8Array, [textField(1, name), varintField(3, value), varintField(20, ATTRIBUTE.i)]);
}

export function textsAttribute(name: string, values: readonly string[]): OnnxMessage {
  return concatenated(Uint8Array, [textField(1, name), ...values.map((value) => textField(9, value)), varintField(20, ATTRIBUTE.strings)]);
}

export function graphAttribute(name: string, graph: OnnxGraph): OnnxMessage {
  return concatenated(Uint8Array, [textField(1, name), bytesField(6, graphMessage(graph)), varintField(20, ATTRIBUTE.g)]);
}

/** A whole model file. */
export function onnxModel(graph: OnnxGraph, description: string): Uint8Array {
  const operatorSet = messageField(8, textField(1, ""), varintField(2, OPERATOR_SET));
  return concatenated(Uint8Array, [varintField(1, IR_VERSION), textField(2, "nullcline"), textField(6, description), bytesField(7, graphMessage(graph)), operatorSet]);
}

function graphMessage({ name, nodes, initializers, inputs, outputs }: OnnxGraph): Uint8Array {
  return concatenated(Uint8Array, [...each(1, nodes), textField(2, name), ...each(5, initializers), ...each(11, inputs), ...each(12, outputs)]);
}

function each(field: number, messages: readonly OnnxMessage[]): readonly ProtobufField[] {
  return messages.map((message) => bytesField(field, message));
}
