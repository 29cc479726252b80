using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SupportConsole.Core.DataProtection;

namespace SupportConsole.Security.Keys;

/// <summary>
/// Keeps the key ring in the database, for all nodes. The framework's own repository of EF Core would make Core, which
/// has the tables, know the web.
/// </summary>
internal sealed class DatabaseKeys(IDataProtectionKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.ReadAll().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
