using CsvHelper;

namespace SupportConsole.Exports;

/// <summary>
/// Writes tables that people open in a spreadsheet. A text that begins like a formula is given a quote in front, so
/// that a name made up by a customer never runs there.
/// </summary>
internal static class CsvFile
{
    public const string ContentType = "text/csv; charset=utf-8";

    private const int RowsAtOnce = 200;

    private static readonly CsvWriterOptions Options = new()
    {
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
    };

    private static readonly CsvWriterOptions Further = new()
    {
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = false,
    };

    /// <summary>The file, with the mark by which spreadsheets know UTF-8.</summary>
    /// <param name="columns">Names in the first line.</param>
    /// <param name="rows">Values, a text or a number each.</param>
    public static byte[] Of(string[] columns, IEnumerable<IReadOnlyList<object>> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Options, leaveOpen: true))
        {
            csv.WriteHeader(columns);
            Write(csv, rows);
        }

        return stream.ToArray();
    }

    /// <summary>Writes a file of any length piece by piece, so that the memory stays flat.</summary>
    /// <param name="output">Where to; is not closed.</param>
    /// <param name="columns">Names in the first line.</param>
    /// <param name="rows">What is written.</param>
    /// <param name="values">The values of a row, a text or a number each.</param>
    /// <param name="cancellationToken">Cuts the file off.</param>
    public static async Task WriteAsync<T>(
        Stream output,
        string[] columns,
        IAsyncEnumerable<T> rows,
        Func<T, IReadOnlyList<object>> values,
        CancellationToken cancellationToken
    )
    {
        await output.WriteAsync(Of(columns, []), cancellationToken);
        var piece = new List<IReadOnlyList<object>>(RowsAtOnce);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            piece.Add(values(row));
            if (piece.Count == RowsAtOnce)
            {
                await SendAsync();
            }
        }

        await SendAsync();

        async Task SendAsync()
        {
            using var stream = new MemoryStream();
            using (var csv = CsvWriter.Create(stream, Further, leaveOpen: true))
            {
                Write(csv, piece);
            }

            await output.WriteAsync(stream.GetBuffer().AsMemory(0, (int)stream.Length), cancellationToken);
            piece.Clear();
        }
    }

    private static void Write(CsvWriter csv, IEnumerable<IReadOnlyList<object>> rows)
    {
        foreach (var row in rows)
        {
            foreach (var value in row)
            {
                csv.WriteField(value);
            }

            csv.EndRecord();
        }
    }
}
