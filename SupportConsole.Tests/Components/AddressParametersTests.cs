using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace SupportConsole.Tests.Components;

/// <summary>
/// Values of the address reach a page and nothing below it: a component that subscribes to them while the address
/// changes ends the circuit ("Collection was modified").
/// </summary>
public sealed class AddressParametersTests
{
    [Fact]
    public void ValuesOfTheAddress_AreTakenByPagesOnly()
    {
        var takers = typeof(Program)
            .Assembly.GetTypes()
            .Where(type =>
                type.GetProperties()
                    .Any(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute), inherit: true))
            )
            .ToList();

        Assert.NotEmpty(takers);
        Assert.All(takers, type =>
            Assert.True(
                type.GetCustomAttributes<RouteAttribute>().Any(),
                $"{type.Name} is no page and takes values from the address."
            )
        );
    }
}
