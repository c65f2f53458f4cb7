// Calls of operators: what Java wrote becomes the dispatcher's own stack of IValues, which carries every type there is.

#include "shim.h"

#include <sstream>

using c10::IValue;
using torch::jit::Operator;
using torch::jit::Stack;

namespace {

// ---------------------------------------------------------------------------------------------- tags

// The numbers up to Int are the same in all versions; 2.10 or so put one more behind it.
constexpr uint32_t TAG_NONE = 0;
constexpr uint32_t TAG_TENSOR = 1;
constexpr uint32_t TAG_DOUBLE = 3;
constexpr uint32_t TAG_INT = 5;
uint32_t tag_bool, tag_string, tag_list, tag_device;

template <typename Pointer> uint64_t bits_of(Pointer pointer) {
    uint64_t bits = 0;
    std::memcpy(&bits, &pointer, sizeof(pointer));
    return bits;
}

template <typename Value> Value from_bits(uint64_t bits) {
    Value value;
    std::memcpy(&value, &bits, sizeof(value));
    return value;
}

// ---------------------------------------------------------------------------------------------- counts

// The undefined tensor is not counted; whatever else is counted is held by us through at least one reference.
void retain(const c10::intrusive_ptr_target *target) { target->counts.fetch_add(c10::ONE_STRONG, std::memory_order_acq_rel); }

void release(c10::intrusive_ptr_target *target) {
    if (static_cast<uint32_t>(target->counts.fetch_sub(c10::ONE_STRONG, std::memory_order_acq_rel)) == 1) {
        target->release_resources();
        if (target->counts.fetch_sub(c10::ONE_WEAK, std::memory_order_acq_rel) >> 32 == 1) {
            delete target;
        }
    }
}

void release(IValue &value) {
    if (value.tag == TAG_TENSOR) {
        auto impl = from_bits<c10::TensorImpl *>(value.payload);
        aoti_torch_delete_tensor_object(shim::take(impl));
    } else if (value.tag == tag_string || value.tag == tag_list) {
        release(from_bits<c10::intrusive_ptr_target *>(value.payload));
    }
    value = {0, TAG_NONE};
}

// ---------------------------------------------------------------------------------------------- arguments

IValue tensor_value(uint64_t slot) {
    auto impl = shim::tensor_of(from_bits<rt_tensor>(slot)).impl;
    if (impl != shim::undefined()) {
        retain(reinterpret_cast<const c10::intrusive_ptr_target *>(impl));
    }
    return {bits_of(impl), TAG_TENSOR};
}

IValue list_value(std::vector<IValue> &&elements, const c10::TypePtr &type) {
    auto list = new c10::detail::ListImpl(std::move(elements), type);
    list->counts.store(c10::ONE_STRONG | c10::ONE_WEAK);
    return {bits_of(list), tag_list};
}

IValue list_value(const uint64_t *counted, uint32_t tag, const c10::TypePtr &type) {
    const size_t count = static_cast<size_t>(counted[0]);
    std::vector<IValue> elements(count);
    for (size_t i = 0; i < count; i++) {
        const uint64_t element = counted[i + 1];
        elements[i] = tag != TAG_TENSOR ? IValue{element, tag} : element == 0 ? IValue{0, TAG_NONE} : tensor_value(element);
    }
    return list_value(std::move(elements), type);
}

IValue number_value(uint64_t kind, uint64_t slot) {
    switch (kind) {
    case RT_INT: return {slot, TAG_INT};
    case RT_DOUBLE: return {slot, TAG_DOUBLE};
    case RT_BOOL: return {slot != 0, tag_bool};
    default: throw shim::Failed("a list of numbers with something else in it");
    }
}

IValue numbers_value(const uint64_t *counted) {
    static const c10::TypePtr type(c10::NumberType::get());
    const size_t count = static_cast<size_t>(counted[0]);
    std::vector<IValue> elements(count);
    for (size_t i = 0; i < count; i++) {
        elements[i] = number_value(counted[2 * i + 1], counted[2 * i + 2]);
    }
    return list_value(std::move(elements), type);
}

IValue string_value(const uint64_t *counted) {
    const std::string text(reinterpret_cast<const char *>(counted + 1), static_cast<size_t>(counted[0]));
    return {bits_of(c10::ivalue::ConstantString::create(text).target), tag_string};
}

// LAYOUT: type and index of a device are the payload's first two bytes.
IValue device_value(uint64_t slot) {
    const auto type = static_cast<uint8_t>(static_cast<int8_t>(slot >> 32));
    const auto index = static_cast<uint8_t>(static_cast<int8_t>(static_cast<int32_t>(slot)));
    return {static_cast<uint64_t>(type) | static_cast<uint64_t>(index) << 8, tag_device};
}

IValue argument(uint8_t kind, uint64_t slot) {
    static const c10::TypePtr ints(c10::IntType::get()), doubles(c10::FloatType::get()), bools(c10::BoolType::get());
    static const c10::TypePtr tensors(c10::TensorType::get()), optional_tensors(c10::OptionalType::ofTensor());
    const auto list = from_bits<const uint64_t *>(slot);
    switch (kind) {
    case RT_NONE: return {0, TAG_NONE};
    case RT_TENSOR: return tensor_value(slot);
    case RT_DEVICE: return device_value(slot);
    case RT_STRING: return string_value(list);
    case RT_INTS: return list_value(list, TAG_INT, ints);
    case RT_DOUBLES: return list_value(list, TAG_DOUBLE, doubles);
    case RT_BOOLS: return list_value(list, tag_bool, bools);
    case RT_TENSORS: return list_value(list, TAG_TENSOR, tensors);
    case RT_OPTIONAL_TENSORS: return list_value(list, TAG_TENSOR, optional_tensors);
    case RT_NUMBERS: return numbers_value(list);
    default: return number_value(kind, slot);
    }
}

// ---------------------------------------------------------------------------------------------- results

// Moves a value out of the stack.
void take(IValue &value, uint8_t &kind, uint64_t &slot) {
    if (value.tag == TAG_TENSOR) {
        auto impl = from_bits<c10::TensorImpl *>(value.payload);
        const bool defined = impl != shim::undefined();
        kind = defined ? RT_TENSOR : RT_NONE;
        slot = defined ? bits_of(shim::take(impl)) : 0;
    } else if (value.tag == TAG_NONE || value.tag == TAG_INT || value.tag == TAG_DOUBLE || value.tag == tag_bool) {
        kind = value.tag == TAG_NONE ? RT_NONE : value.tag == TAG_INT ? RT_INT : value.tag == TAG_DOUBLE ? RT_DOUBLE : RT_BOOL;
        slot = value.tag == tag_bool ? value.payload & 1 : value.payload;
    } else if (value.tag == tag_list) {
        kind = RT_LIST;
        slot = value.payload;
    } else {
        release(value);
        throw shim::Failed("the operator returns what has no place in Java");
    }
    value = {0, TAG_NONE};
}

// Each thread keeps one stack, whose memory serves all its calls; a call within a call (from a hook) has one of its own.
class StackOfThread {
public:
    StackOfThread() : stack(std::exchange(kept(), nullptr)) {
        if (stack == nullptr) {
            stack.reset(new Stack);
            stack->reserve(32);
        }
    }
    ~StackOfThread() {
        for (IValue &value : *stack) {
            release(value);
        }
        stack->clear();
        kept() = std::move(stack);
    }
    Stack &operator*() { return *stack; }

private:
    std::unique_ptr<Stack> stack;
    static std::unique_ptr<Stack> &kept() {
        thread_local std::unique_ptr<Stack> stack;
        return stack;
    }
};

c10::detail::ListImpl *list_of(uint64_t list) { return from_bits<c10::detail::ListImpl *>(list); }

} // namespace

void shim::learn_tags() {
    // Between Int and Bool there may be a tag for unsigned integers; that moves all that follow.
    for (uint32_t shift = 0; shift < 2; shift++) {
        tag_bool = 9 + shift;
        tag_string = 11 + shift;
        tag_list = 13 + shift;
        tag_device = 17 + shift;
        const uint64_t counted[] = {1, 7};
        IValue list = argument(RT_INTS, bits_of(&counted[0]));
        const bool right = list.isIntList();
        release(list);
        if (right) {
            std::ostringstream text;
            const uint64_t name[] = {2, from_bits<uint16_t>(bits_of(uint16_t(0x6b6f)))}; // "ok"
            IValue string = string_value(name);
            text << IValue{1, tag_bool} << ' ' << IValue{42, TAG_INT} << ' ' << IValue{bits_of(0.5), TAG_DOUBLE} << ' ' << string << ' '
                 << device_value(0xFFFFFFFF) << ' ' << IValue{0, TAG_NONE};
            release(string);
            if (text.str() != "True 42 0.5 ok cpu None") {
                throw Failed("the values of a stack read as " + text.str());
            }
            return;
        }
    }
    throw Failed("the values of a stack are laid out in a way that is not known");
}

extern "C" {

rt_operator rt_find(const char *name, const char *overload) {
    rt_operator found = nullptr;
    shim::guarded([&] {
        const c10::OperatorHandle handle = c10::Dispatcher::realSingleton().findSchemaOrThrow(name, overload);
        // Never given back: an operator lives as long as the process.
        auto op = new std::shared_ptr<Operator>(torch::jit::findOperatorFor({name, overload}));
        if (*op == nullptr || (*op)->handle.definition != handle.definition) {
            throw shim::Failed("the operator is not one of the dispatcher's");
        }
        found = op->get();
    });
    return found;
}

const char *rt_schema(rt_operator op) {
    thread_local std::string text;
    const int32_t failed = shim::guarded([&] {
        std::ostringstream out;
        out << *reinterpret_cast<const c10::FunctionSchema *>(static_cast<const Operator *>(op)->handle.definition + 2 * sizeof(std::string));
        text = out.str();
    });
    return failed ? nullptr : text.c_str();
}

int32_t rt_call(rt_operator op, int32_t arguments, int32_t room, uint8_t *kinds, uint64_t *slots) {
    return shim::guarded([&] {
        StackOfThread thread;
        Stack &stack = *thread;
        for (int32_t i = 0; i < arguments; i++) {
            stack.push_back(argument(kinds[i], slots[i]));
        }
        static_cast<const Operator *>(op)->operation(stack);
        if (stack.size() > static_cast<size_t>(room)) {
            throw shim::Failed("the operator returns more than " + std::to_string(room) + " results");
        }
        for (size_t i = 0; i < stack.size(); i++) {
            take(stack[i], kinds[i], slots[i]);
        }
    });
}

int64_t rt_list_size(uint64_t list) { return static_cast<int64_t>(list_of(list)->elements.size()); }

int32_t rt_list_take(uint64_t list, uint8_t *kinds, uint64_t *elements) {
    return shim::guarded([&] {
        c10::detail::ListImpl *of = list_of(list);
        // Its elements are moved out of a list that nobody else has, and copied out of any other.
        const bool shared = static_cast<uint32_t>(of->counts.load()) > 1;
        for (size_t i = 0; i < of->elements.size(); i++) {
            IValue element = of->elements[i];
            if (shared && element.tag == TAG_TENSOR) {
                element = tensor_value(bits_of(&of->elements[i].payload));
            } else if (!shared) {
                of->elements[i] = {0, TAG_NONE};
            }
            take(element, kinds[i], elements[i]);
        }
        release(of);
    });
}

} // extern "C"
