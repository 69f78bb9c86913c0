using System.Reflection;

namespace Assistant.Sdk.Tests;

/// <summary>Names of types as C# writes them, with the question marks of nullable references.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(int)] = "int",
        [typeof(long)] = "long", [typeof(double)] = "double", [typeof(float)] = "float", [typeof(decimal)] = "decimal", [typeof(byte)] = "byte",
    };

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    public static string Of(Type type) => Of(type, null);

    private static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value, null) + "?";
        var mark = !type.IsValueType && State(nullability) == NullabilityState.Nullable ? "?" : "";
        return Plain(type, nullability) + mark;
    }

    // A property without a getter says what it takes only in its write state.
    private static NullabilityState? State(NullabilityInfo? nullability) =>
        nullability?.ReadState is null or NullabilityState.Unknown ? nullability?.WriteState : nullability.ReadState;

    private static string Plain(Type type, NullabilityInfo? nullability)
    {
        if (type.IsArray)
            return Of(type.GetElementType()!, nullability?.ElementType) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        if (s_keywords.TryGetValue(type, out var keyword))
            return keyword;
        var name = type.DeclaringType is { } outer ? $"{Of(outer)}.{type.Name}" : $"{type.Namespace}.{type.Name}";
        if (!type.IsGenericType)
            return name;
        var arguments = type.GetGenericArguments()
            .Select((argument, i) => Of(argument, nullability?.GenericTypeArguments is { } known && i < known.Length ? known[i] : null));
        return $"{name.Split('`')[0]}<{string.Join(", ", arguments)}>";
    }
}
