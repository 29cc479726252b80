using CsvHelper;

namespace SupportConsole.Exports;

/// <summary>
/// Writes tables that people open in a spreadsheet. A text that begins like a formula is given a quote in front, so
/// that a name made up by a customer never runs there.
/// </summary>
internal static class CsvFile
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly CsvWriterOptions Options = new()
    {
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
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
            foreach (var row in rows)
            {
                foreach (var value in row)
                {
                    csv.WriteField(value);
                }

                csv.EndRecord();
            }
        }

        return stream.ToArray();
    }
}
