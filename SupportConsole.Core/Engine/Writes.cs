namespace SupportConsole.Core.Engine;

/// <summary>A statement is sent only when there are rows for it.</summary>
internal static class Writes
{
    public static void IfAny<T>(IReadOnlyCollection<T> rows, Action<IReadOnlyCollection<T>> write)
    {
        if (rows.Count > 0)
        {
            write(rows);
        }
    }
}
