using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportConsole.Api;

/// <summary>
/// Enums as their camelCase names, to the letter. The framework's converter takes "free,contracted" for a combination,
/// whether or not the enum has any.
/// </summary>
internal sealed class EnumNames : JsonConverterFactory
{
    /// <summary>The names of an enum's values, in their order.</summary>
    public static IReadOnlyList<string> Of(Type type) =>
        [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private static readonly (JsonEncodedText Name, T Value)[] Names =
        [
            .. Of(typeof(T)).Zip(Enum.GetValues<T>(), (name, value) => (JsonEncodedText.Encode(name), value)),
        ];

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                foreach (var (name, value) in Names)
                {
                    if (reader.ValueTextEquals(name.EncodedUtf8Bytes))
                    {
                        return value;
                    }
                }
            }

            throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            foreach (var (name, known) in Names)
            {
                if (EqualityComparer<T>.Default.Equals(value, known))
                {
                    writer.WriteStringValue(name);
                    return;
                }
            }

            throw new JsonException($"{value} has no name.");
        }
    }
}
