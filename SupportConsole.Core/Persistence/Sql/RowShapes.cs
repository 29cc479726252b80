using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// Shapes of rows that several features hand to statements, and what rows hold beyond texts and numbers.
/// </summary>
internal static class RowShapes
{
    public static readonly RowShape<string> Ids = new([Text("id")], (row, id) => row.Add(id));

    extension(IRowSink row)
    {
        public void Add(DateTimeOffset time) => row.Add(time.ToUnixTimeMilliseconds());

        public void Add(DateTimeOffset? time) => row.Add(time?.ToUnixTimeMilliseconds());
    }

    extension(IRow row)
    {
        public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.Long(column));

        public DateTimeOffset? TimeOrNull(int column) => row.IsNull(column) ? null : row.Time(column);

        public string? TextOrNull(int column) => row.IsNull(column) ? null : row.Text(column);

        public int? IntOrNull(int column) => row.IsNull(column) ? null : row.Int(column);

        public long? LongOrNull(int column) => row.IsNull(column) ? null : row.Long(column);
    }
}
