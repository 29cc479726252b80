using System.Text;
using System.Text.Json;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>Rows turned into one JSON text, an array of arrays, as OPENJSON takes them.</summary>
internal sealed class JsonRows : IRowSink
{
    private readonly Utf8JsonWriter _writer;

    private JsonRows(Utf8JsonWriter writer) => _writer = writer;

    public static string Of<T>(RowShape<T> shape, IReadOnlyCollection<T> rows)
    {
        using var stream = new MemoryStream(64 * (rows.Count + 1));
        using (var writer = new Utf8JsonWriter(stream))
        {
            var sink = new JsonRows(writer);
            writer.WriteStartArray();
            foreach (var row in rows)
            {
                writer.WriteStartArray();
                shape.Write(sink, row);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public void Add(string? text) => _writer.WriteStringValue(text);

    public void Add(long? number)
    {
        if (number is { } value)
        {
            _writer.WriteNumberValue(value);
        }
        else
        {
            _writer.WriteNullValue();
        }
    }
}
